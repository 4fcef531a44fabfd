import type { Clock } from '../base/clock.ts';
import type { AlertRow } from '../model/alert.ts';

/** What comes after a quiet moment waits this long (ms) for what comes with it: the groups of events that arrive together. */
export const GATHER = 60;
/** A name that has just been asked for is looked for this often (ms) … */
const LOOK = 100;
/** … and waited for this long (ms). */
const PATIENCE = 2_500;
/** What could not be read is read again after this long (ms). */
const RETRY = 700;

export interface GathererOptions {
  clock: Clock;
  /** The events as they are stored now, with the names known by now. */
  rows: (ids: number[]) => Promise<AlertRow[]>;
  /** How long (ms) what is gathered has to wait at least. */
  busyFor: () => number;
  /** Whether names that are not known yet are waited for, with this many events. */
  wantsNames: (count: number) => boolean;
  /** Takes what was gathered, each event once, and returns what is left for the next time. */
  take: (rows: AlertRow[]) => readonly AlertRow[];
}

/** What it is about is being asked for. */
function isUnclear({ resourceId, name, subject, personal }: AlertRow): boolean {
  if (subject !== 'user') return resourceId !== null && name === null;
  return personal?.is === 'permissions' ? personal.changes.some((c) => c.name === null) : !personal;
}

/** Gathers events for a moment and reads them; what cannot be read is kept until it can. */
export function createGatherer(options: GathererOptions) {
  const { clock } = options;
  let waiting: number[] = [];
  /** When the first of those that wait came. */
  let since = 0;
  let isReading = false;
  let stopped = false;
  let cancel: (() => void) | undefined;

  const isWorthWaiting = (rows: readonly AlertRow[], from: number) =>
    rows.some(isUnclear) && options.wantsNames(rows.length) && clock.monotonic() - from < PATIENCE;

  async function flush(): Promise<void> {
    cancel = undefined;
    if (options.busyFor() > 0) return arm();
    const taken = waiting;
    const from = since;
    waiting = [];
    isReading = true;
    const rows = await options.rows(taken).catch(() => null);
    isReading = false;
    if (stopped) return;
    if (rows === null || isWorthWaiting(rows, from)) {
      waiting = [...taken, ...waiting];
      since = from;
      return arm(rows === null ? RETRY : LOOK);
    }
    const left = options.take(rows).map(({ id }) => id);
    if (left.length > 0) since = from;
    waiting = [...left, ...waiting];
    arm();
  }
  function arm(ms = GATHER): void {
    if (stopped || isReading || waiting.length === 0) return;
    cancel ??= clock.after(Math.max(ms, options.busyFor()), () => void flush());
  }

  return {
    add(ids: readonly number[]): void {
      if (waiting.length === 0) since = clock.monotonic();
      waiting.push(...ids);
      arm();
    },
    isEmpty: () => waiting.length === 0 && !isReading,
    stop(): void {
      stopped = true;
      cancel?.();
    },
  };
}
