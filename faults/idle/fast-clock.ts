import type { Clock } from '../../electron/core/clock.ts';

/**
 * A clock whose intervals run faster than true time, and can be slowed down again. Its wall clock stays true, as the
 * server's is: only intervals are asked of it.
 */
export interface FastClock extends Clock {
  /** From now on it runs so many times as fast as true time; timers that are set keep their distance in its own time. */
  run(factor: number): void;
}

export function fastClock(): FastClock {
  const real = () => performance.now();
  let factor = 1;
  let own = 0;
  let since = real();
  const timers = new Set<{ at: number; run: () => void; timer: NodeJS.Timeout | undefined }>();

  const monotonic = () => own + (real() - since) * factor;
  type Timer = typeof timers extends Set<infer T> ? T : never;

  function arm(entry: Timer): void {
    entry.timer = setTimeout(
      () => {
        timers.delete(entry);
        entry.run();
      },
      Math.max(0, (entry.at - monotonic()) / factor),
    );
  }

  return {
    now: () => Date.now(),
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
      factor = next;
      for (const entry of timers) {
        clearTimeout(entry.timer);
        arm(entry);
      }
    },
  };
}
