import type { Clock } from '../base/clock.ts';

/** A backlog of fewer events is not worth a banner of its own. */
const WORTH = 5;

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
  raise: (backlog: Backlog) => void;
}

/** Sums up what waited while nobody was there: one banner when it is through. */
export function createBacklogAlert({ clock, busyFor, raise }: BacklogOptions) {
  let backlog: Backlog | null = null;
  let cancel: (() => void) | undefined;

  function tell(): void {
    cancel = undefined;
    const ms = busyFor();
    if (ms > 0) {
      cancel = clock.after(ms, tell);
      return;
    }
    if (backlog !== null && backlog.count >= WORTH) raise(backlog);
    backlog = null;
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
      if (cancel === undefined && backlog !== null) tell();
    },
    stop: () => cancel?.(),
  };
}
