import type { Clock } from '../base/clock.ts';

/** A backlog of fewer events is not worth a banner of its own. */
const WORTH = 5;

export interface BacklogOptions {
  clock: Clock;
  /** How long (ms) another banner for many has to be left alone. */
  busyFor: () => number;
  raise: (count: number) => void;
}

/** Sums up what waited while nobody was there: one banner when it is through. */
export function createBacklogAlert({ clock, busyFor, raise }: BacklogOptions) {
  let count = 0;
  let cancel: (() => void) | undefined;

  function tell(): void {
    cancel = undefined;
    const ms = busyFor();
    if (ms > 0) {
      cancel = clock.after(ms, tell);
      return;
    }
    if (count >= WORTH) raise(count);
    count = 0;
  }
  return {
    add(more: number): void {
      count += more;
    },
    caughtUp(): void {
      if (cancel === undefined && count > 0) tell();
    },
    stop: () => cancel?.(),
  };
}
