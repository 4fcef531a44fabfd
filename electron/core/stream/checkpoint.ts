import type { Clock } from '../clock.ts';
import type { Timing } from './timing.ts';

/** How long nothing may come late, ms: the server delivers again after the ack wait, which is as long as a heartbeat. */
export const calm = (timing: Timing): number => 2 * timing.heartbeat;

/**
 * How far a subscription is known to be stored without a gap. Deliveries can get lost on the way (the server's old
 * reader of a broken stream takes some with it) and come again after the ack wait. So what was stored counts as
 * complete only after the stream has been open for two ack waits with nothing coming late.
 */
export interface Checkpoint {
  /** The stream was opened: whatever was on its way before may still come. */
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
