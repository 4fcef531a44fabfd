import type { Clock } from '../base/clock.ts';
import type { AlertRow } from '../model/alert.ts';

/** Events of this long (ms) are looked at together … */
const GATHER = 700;
/** … and wait this much longer for a name that has just been asked for. */
const PATIENCE = 2_500;

export interface GathererOptions {
  clock: Clock;
  /** The events as they are stored now, with the names known by now. */
  rows: (ids: number[]) => Promise<AlertRow[]>;
  /** How long (ms) what is gathered has to wait at least. */
  busyFor: () => number;
  /** Whether names that are not known yet are waited for, with this many events. */
  wantsNames: (count: number) => boolean;
  /** Takes what was gathered. Each event comes once. */
  take: (rows: AlertRow[]) => void;
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
  let since = 0;
  let isReading = false;
  let stopped = false;
  let cancel: (() => void) | undefined;

  const isWorthWaiting = (rows: readonly AlertRow[]) =>
    rows.some(isUnclear) && options.wantsNames(rows.length) && clock.monotonic() - since < PATIENCE;

  async function flush(): Promise<void> {
    cancel = undefined;
    if (options.busyFor() > 0) return arm();
    const taken = waiting;
    waiting = [];
    isReading = true;
    const rows = await options.rows(taken).catch(() => null);
    isReading = false;
    if (stopped) return;
    if (rows === null || isWorthWaiting(rows)) {
      waiting = [...taken, ...waiting];
      return arm(rows === null ? GATHER : GATHER / 2);
    }
    options.take(rows);
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
