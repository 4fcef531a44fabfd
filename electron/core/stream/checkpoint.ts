import type { Clock } from '../base/clock.ts';
import type { Timing } from '../base/timing.ts';

/** How long nothing may arrive late, ms: what the record did not bring is redelivered after the ack wait. */
export const quietWaitMs = (timing: Timing): number => 2 * timing.ackWait;

/**
 * How far a subscription is known to be stored without a gap. Only its record tells: what a stream brought proves nothing
 * about what it did not bring. If an answer of the record gets lost, its events are redelivered after the ack wait, so what
 * is stored counts as complete only after two ack waits in which nothing arrived late.
 */
export interface Checkpoint {
  /** Reading began, or an answer got lost: what was on its way before may still arrive. */
  opened(): void;
  /** An event up to this server time (ns) was stored. */
  stored(time: bigint): void;
  /** An event was redelivered that was not stored yet: there was a gap. */
  late(): void;
}

/** @param waitMs how long nothing may arrive late. @param reached called with a time up to which everything is stored. */
export function createCheckpoint(clock: Clock, waitMs: number, reached: (time: bigint) => void): Checkpoint {
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
      if (clock.monotonic() - since < waitMs) return;
      reached(candidate);
      restart();
    },
  };
}
