import type { Clock } from '../base/clock.ts';
import type { Status } from '../model/status.ts';
import { type Estimate, estimate, noEstimate } from './time-left.ts';

/** A backlog as it shrinks. */
export interface Backlog {
  /** So many deliveries wait. @returns what to show, or null for nothing. */
  progress(pending: bigint): Status | null;
  /** How many deliveries wait. */
  waiting(): bigint;
  /** How long it still takes, ms; null while that cannot be said. */
  left(): number | null;
}

/** A backlog of fewer counts as live: a progress bar for a few messages would only flicker. */
const SMALL = 100;

export function createBacklog(clock: Clock): Backlog {
  let waiting = 0n;
  let total = 0;
  let left: Estimate = noEstimate;
  return {
    progress(pending) {
      waiting = pending;
      const rest = Number(pending);
      if (rest <= SMALL && total === 0) return null;
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
    left: () => left.left,
  };
}
