import type { Clock } from '../../electron/core/base/clock.ts';

/**
 * A clock that runs faster than true time and can be slowed down again. Two of them with the same anchor and factor show
 * the same time, even in two processes.
 */
export interface FastClock extends Clock {
  /** Sets how many times as fast as true time it runs. Running timers keep their remaining time on this clock. */
  run(factor: number): void;
}

/** @param anchor when it showed true time, epoch ms. @param factor how many times as fast it has run since. */
export function fastClock(anchor: number, factor: number): FastClock {
  const real = () => Date.now();
  let own = 0;
  let since = anchor;
  let speed = factor;
  const timers = new Set<{ at: number; run: () => void; timer: NodeJS.Timeout | undefined }>();

  const monotonic = () => own + (real() - since) * speed;
  type Timer = typeof timers extends Set<infer T> ? T : never;

  function arm(entry: Timer): void {
    entry.timer = setTimeout(
      () => {
        timers.delete(entry);
        entry.run();
      },
      Math.max(0, (entry.at - monotonic()) / speed),
    );
  }

  return {
    now: () => Math.floor(anchor + monotonic()),
    monotonic,
    after(ms, run) {
      const entry: Timer = { at: monotonic() + ms, run, timer: undefined };
      timers.add(entry);
      arm(entry);
      return () => {
        clearTimeout(entry.timer);
        timers.delete(entry);
      };
    },
    run(next) {
      own = monotonic();
      since = real();
      speed = next;
      for (const entry of timers) {
        clearTimeout(entry.timer);
        arm(entry);
      }
    },
  };
}
