import type { Clock } from '../base/clock.ts';

export interface WatchdogOptions {
  clock: Clock;
  /** Nothing at all, not even a heartbeat, for this long (ms): the stream is dead. */
  silence: number;
  /** Heartbeats, but of messages known to wait none, for this long (ms): something is wrong with the delivery. */
  stall: number;
  /** Called once; the watchdog has stopped then. */
  silent: () => void;
  /** Called each time a stall begins. */
  stalled: () => void;
}

/** Watches one open stream. Heartbeats prove the connection only; the backlog tells whether messages should come. */
export interface Watchdog {
  heartbeat(): void;
  /** A message came; `pending` still wait behind it. */
  message(pending: bigint): void;
  /** The client itself stops reading for a while, or goes on: silence is its own doing then. */
  hold(held: boolean): void;
  stop(): void;
}

export function watch(options: WatchdogOptions): Watchdog {
  const { clock } = options;
  let lastAny = clock.monotonic();
  let lastMessage = lastAny;
  let pending = 0n;
  let held = false;
  let stopped = false;
  let due = lastAny;
  let cancel = () => {};

  function check(): void {
    if (stopped) return;
    const now = clock.monotonic();
    // Time in which this process stood still is not the server's silence: what came meanwhile has yet to be read.
    const late = held ? Number.POSITIVE_INFINITY : Math.max(0, now - due);
    lastAny = Math.min(now, lastAny + late);
    lastMessage = Math.min(now, lastMessage + late);
    if (now - lastAny >= options.silence) {
      stopped = true;
      options.silent();
      return;
    }
    if (pending > 0n && now - lastMessage >= options.stall) {
      lastMessage = now;
      options.stalled();
    }
    arm(now);
  }
  function arm(now: number): void {
    const silent = lastAny + options.silence - now;
    const stalled = lastMessage + options.stall - now;
    // Half the stall time at most, so that a message with a backlog is noticed in time.
    const next = Math.min(silent, pending > 0n ? stalled : options.stall / 2);
    due = now + Math.max(1, next);
    cancel = clock.after(due - now, check);
  }
  arm(lastAny);

  return {
    heartbeat() {
      lastAny = clock.monotonic();
    },
    message(waiting) {
      lastAny = clock.monotonic();
      lastMessage = lastAny;
      pending = waiting;
    },
    hold(value) {
      if (held && !value) {
        lastAny = clock.monotonic();
        lastMessage = lastAny;
      }
      held = value;
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
