import type { Clock } from '../base/clock.ts';

export interface WatchdogOptions {
  clock: Clock;
  /** A stream without any message or heartbeat for this long is dead. */
  silenceMs: number;
  /** If messages are known to wait and only heartbeats arrive for this long, something is wrong with the delivery. */
  stallMs: number;
  /** Called once when the stream is dead; the watchdog has stopped by then. */
  silent: () => void;
  /** Called each time a stall begins. */
  stalled: () => void;
}

/** Watches one open stream. Heartbeats only prove the connection; the backlog tells whether messages should arrive. */
export interface Watchdog {
  heartbeat(): void;
  /** A message arrived. @param pending number of messages that still wait after it. */
  message(pending: bigint): void;
  /** The client itself pauses reading, or resumes: the silence in between is its own. */
  hold(held: boolean): void;
  stop(): void;
}

export function createWatchdog(options: WatchdogOptions): Watchdog {
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
    // Time in which this process was suspended is not silence of the server: what arrived meanwhile is still to be read.
    const late = held ? Number.POSITIVE_INFINITY : Math.max(0, now - due);
    lastAny = Math.min(now, lastAny + late);
    lastMessage = Math.min(now, lastMessage + late);
    if (now - lastAny >= options.silenceMs) {
      stopped = true;
      options.silent();
      return;
    }
    if (pending > 0n && now - lastMessage >= options.stallMs) {
      lastMessage = now;
      options.stalled();
    }
    arm(now);
  }
  function arm(now: number): void {
    const silentInMs = lastAny + options.silenceMs - now;
    const stalledInMs = lastMessage + options.stallMs - now;
    // At most half the stall time, so that a message with a backlog is noticed in time.
    const next = Math.min(silentInMs, pending > 0n ? stalledInMs : options.stallMs / 2);
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
