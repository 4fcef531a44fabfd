import type { Clock } from '../clock.ts';

/** Why a stream counts as dead, or (quiet) should be asked whether it is, although nobody said so. */
export type Silence = 'silent' | 'stalled' | 'quiet';

export interface WatchdogOptions {
  clock: Clock;
  /** Nothing at all, not even a heartbeat, for so long (ms): silent. */
  silence: number;
  /** Heartbeats, but of messages known to wait none, for so long (ms): stalled. */
  stall: number;
  /** Heartbeats, and no message although none is known to wait, for so long (ms): quiet. */
  quiet: number;
  /** The same on a stream that was busy: for much longer than its messages are apart, and at least so long (ms). */
  hush: number;
  /** A stream counts as busy only when it brought messages for so long (ms). */
  steady: number;
  expired: (why: Silence) => void;
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

/** So many times the distance of its messages is unusual for a stream: of random ones, hardly a distance is. */
const UNUSUAL = 20;
/** The share of the newest distance in the average. */
const NEWEST = 1 / 8;

export function watch(options: WatchdogOptions): Watchdog {
  const { clock } = options;
  const opened = clock.monotonic();
  let lastAny = opened;
  let lastMessage = lastAny;
  let distance = options.quiet / UNUSUAL;
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
    if (now - lastAny >= options.silence) expire('silent');
    else if (pending > 0n && now - lastMessage >= options.stall) expire('stalled');
    else if (now - lastMessage >= patience()) expire('quiet');
    else arm(now);
  }
  function patience(): number {
    if (lastMessage - opened < options.steady) return options.quiet;
    return Math.min(options.quiet, Math.max(options.hush, distance * UNUSUAL));
  }
  function expire(why: Silence): void {
    stopped = true;
    options.expired(why);
  }
  function arm(now: number): void {
    const silent = lastAny + options.silence - now;
    const stalled = lastMessage + options.stall - now;
    const quiet = lastMessage + patience() - now;
    // Half the stall time at most, so that a message with a backlog is noticed in time.
    const next = Math.min(silent, quiet, pending > 0n ? stalled : options.stall / 2);
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
      distance += (lastAny - lastMessage - distance) * NEWEST;
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
