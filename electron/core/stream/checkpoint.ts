import type { Clock } from '../base/clock.ts';
import type { Timing } from '../base/timing.ts';

/** How long nothing may come late, ms: what the record did not bring comes again after the ack wait. */
export const quietWaitMs = (timing: Timing): number => 2 * timing.ackWait;

/**
 * How far a subscription is known to be stored without a gap, by its record: what a stream brought proves nothing about
 * what it did not bring. An answer of the record can get lost and comes again after the ack wait, so what was stored counts
 * as complete only after two ack waits with nothing coming late.
 */
export interface Checkpoint {
  /** Reading began, or an answer got lost: whatever was on its way before may still come. */
  opened(): void;
  /** An event up to this server time (ns) was stored. */
  stored(time: bigint): void;
  /** An event came again that had not been stored: there was a gap. */
  late(): void;
}

/** @param wait how long nothing may come late, ms. @param reached called with a time up to which all is stored. */
export function createCheckpoint(clock: Clock, wait: number, reached: (time: bigint) => void): Checkpoint {
  let newest: bigint | null = null;
  let candidate: bigint | null = null;
  let since = clock.monotonic();

  function restart(): void {
    candidate = newest;
    since = clock.monotonic();
  }
  return {
    opened: restart,
    late: restart,
    stored(time) {
      if (newest === null || time > newest) newest = time;
      candidate ??= time;
      if (clock.monotonic() - since < wait) return;
      reached(candidate);
      restart();
    },
  };
}
