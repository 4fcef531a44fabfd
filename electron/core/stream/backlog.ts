import type { Clock } from '../base/clock.ts';
import type { Status } from '../model/status.ts';
import { type Estimate, estimate, noEstimate } from './time-left.ts';

/** Follows a backlog as it shrinks. */
export interface Backlog {
  /** Takes in how many deliveries wait now. @returns the status to show, or null for none. */
  progress(pending: bigint): Status | null;
  /** Returns how many deliveries wait. */
  waiting(): bigint;
  /** Returns how long it will still take, ms; null while that is not known. */
  leftMs(): number | null;
}

/** Up to this many deliveries count as live: a progress bar for a few messages would only flicker. */
const MAX_LIVE = 100;

export function createBacklog(clock: Clock): Backlog {
  let waiting = 0n;
  let total = 0;
  let left: Estimate = noEstimate;
  return {
    progress(pending) {
      waiting = pending;
      const rest = Number(pending);
      if (rest <= MAX_LIVE && total === 0) return null;
      if (rest === 0) {
        total = 0;
        left = noEstimate;
        return null;
      }
      total = Math.max(total, rest + 1);
      left = estimate(left, clock.monotonic(), rest);
      return { state: 'catching-up', done: total - rest, total };
    },
    waiting: () => waiting,
    leftMs: () => left.leftMs,
  };
}
