import type { Clock } from '../clock.ts';
import type { EventRow } from '../event/event.ts';
import type { Alert } from './alert.ts';
import type { AlertWords } from './words.ts';

export interface AlerterOptions {
  words: AlertWords;
  clock: Clock;
  /** The events as they are stored now, with the names known by now. */
  rows: (ids: number[]) => Promise<EventRow[]>;
  raise: (alerts: Alert[]) => void;
}

/** Turns events that deserve a banner into banners: each by itself while they are few, one for all when they are many. */
export interface Alerter {
  /** These were stored and deserve a banner. */
  add(ids: readonly number[]): void;
  /** So many were stored that waited while nobody was there. */
  addBacklog(count: number): void;
  /** The backlog is through. */
  caughtUp(): void;
  stop(): void;
}

/** Events of this long (ms) are looked at together … */
const GATHER = 700;
/** … and wait so much longer for a name that has just been asked for. */
const PATIENCE = 2_500;
/** More than so many in one go become one banner. */
const FEW = 3;
/** A backlog of fewer is not worth a banner of its own. */
const BACKLOG = 5;
/** After a banner for many the next one waits so long (ms), and speaks of all that came meanwhile. */
const CALM = 5_000;

/** What it is about is being asked for. */
function isUnclear({ resourceId, name, subject, personal }: EventRow): boolean {
  if (subject !== 'user') return resourceId !== null && name === null;
  return personal?.is === 'permissions' ? personal.changes.some((c) => c.name === null) : !personal;
}

export function createAlerter(options: AlerterOptions): Alerter {
  const { clock, words } = options;
  let ids: number[] = [];
  let backlog = 0;
  let cancel: (() => void) | undefined;
  let stopped = false;
  let many = Number.NEGATIVE_INFINITY;
  let cancelBacklog: (() => void) | undefined;

  const calmIn = () => Math.max(0, many + CALM - clock.monotonic());

  function raiseMany(alert: Alert): void {
    many = clock.monotonic();
    options.raise([alert]);
  }
  function raiseBacklog(): void {
    cancelBacklog = undefined;
    // Another banner for many may have come up meanwhile.
    if (calmIn() > 0) {
      cancelBacklog = clock.after(calmIn(), raiseBacklog);
      return;
    }
    if (!stopped && backlog >= BACKLOG) raiseMany(words.backlog(backlog));
    backlog = 0;
  }

  async function flush(since: number): Promise<void> {
    cancel = undefined;
    const taken = ids;
    ids = [];
    let rows: EventRow[];
    try {
      rows = await options.rows(taken);
    } catch {
      // Kept for when the store can be read again.
      ids = [...taken, ...ids];
      if (!stopped) arm();
      return;
    }
    if (stopped) return;
    if (rows.some(isUnclear) && taken.length <= FEW && clock.monotonic() - since < PATIENCE) {
      ids = [...taken, ...ids];
      cancel = clock.after(GATHER / 2, () => void flush(since));
      return;
    }
    if (rows.length > FEW && calmIn() > 0) {
      ids = [...taken, ...ids];
      return arm();
    }
    if (ids.length > 0) arm();
    if (rows.length === 0) return;
    if (rows.length <= FEW) options.raise(rows.map(words.event));
    else raiseMany(words.summary(rows));
  }
  function arm(): void {
    const since = clock.monotonic();
    cancel ??= clock.after(Math.max(GATHER, calmIn()), () => void flush(since));
  }

  return {
    add(more) {
      if (more.length === 0) return;
      ids.push(...more);
      arm();
    },
    addBacklog(count) {
      backlog += count;
    },
    caughtUp() {
      if (cancelBacklog || backlog === 0) return;
      raiseBacklog();
    },
    stop() {
      stopped = true;
      cancel?.();
      cancelBacklog?.();
    },
  };
}
