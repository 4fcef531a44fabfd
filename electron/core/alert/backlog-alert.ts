import type { Clock } from '../base/clock.ts';

/** A backlog of fewer events is not worth a banner of its own. */
const WORTH = 5;
/** While names are asked for, updates turn out to follow from others. They are waited for so long (ms) … */
const PATIENCE = 30_000;
/** … and looked at this often (ms). */
const LOOK = 1_000;

/** What is stored of a backlog by now. */
export interface BacklogCount {
  /** Without updates that only follow from a change inside their resource. */
  count: number;
  /** Events whose resource has no name yet. */
  unnamed: number;
}

/** Events that waited while nobody was there: their number, and the first and the last of their ids. */
export interface Backlog {
  count: number;
  first: number;
  last: number;
}

export interface BacklogOptions {
  clock: Clock;
  /** How long (ms) another banner for many has to be left alone. */
  busyFor: () => number;
  /** Counts the events of a backlog between two ids. */
  count: (first: number, last: number) => Promise<BacklogCount>;
  raise: (backlog: Backlog) => void;
}

/** Sums up what waited while nobody was there: one banner when it is through. */
export function createBacklogAlert({ clock, busyFor, count, raise }: BacklogOptions) {
  let backlog: Backlog | null = null;
  let cancel: (() => void) | undefined;
  let isCounting = false;
  let isStopped = false;
  /** When it was through. */
  let throughAt = 0;

  const later = (ms: number) => {
    cancel = clock.after(ms, () => void tell());
  };

  async function tell(): Promise<void> {
    cancel = undefined;
    if (backlog === null || isStopped) return;
    const ms = busyFor();
    if (ms > 0) return later(ms);
    const { first, last, count: received } = backlog;
    isCounting = true;
    const known = await count(first, last).catch(() => null);
    isCounting = false;
    if (isStopped || backlog === null) return;
    const isEarly = known === null || known.unnamed > 0 || backlog.last !== last;
    if (busyFor() > 0 || (isEarly && clock.monotonic() - throughAt < PATIENCE)) return later(LOOK);
    if (backlog.last === last) backlog = null;
    else {
      backlog = { first: last + 1, last: backlog.last, count: backlog.count - received };
      throughAt = clock.monotonic();
      later(LOOK);
    }
    const told = known?.count ?? received;
    if (told >= WORTH) raise({ first, last, count: told });
  }
  return {
    /** @param ids of events that were stored now, in the order they were stored. */
    add(ids: readonly number[]): void {
      const [first] = ids;
      const last = ids.at(-1);
      if (first === undefined || last === undefined) return;
      backlog = { count: (backlog?.count ?? 0) + ids.length, first: backlog?.first ?? first, last };
    },
    caughtUp(): void {
      if (cancel !== undefined || isCounting || backlog === null) return;
      throughAt = clock.monotonic();
      void tell();
    },
    stop(): void {
      isStopped = true;
      cancel?.();
    },
  };
}
