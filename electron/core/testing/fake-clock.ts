import type { Clock } from '../base/clock.ts';

/** A clock that stands still until it is told otherwise. */
export interface FakeClock extends Clock {
  /** Lets time pass, running the timers that fall due on the way, in order, and what they set off. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock back (or forth) without any time passing. */
  shift(ms: number): void;
  /** Timers that are set. */
  readonly timers: number;
}

/** Lets promises that can go on do so: several rounds, as one may wait for another. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** @param start what the wall clock shows at first, epoch ms. */
export function fakeClock(start = Date.UTC(2026, 5, 1)): FakeClock {
  let now = 1_000;
  let wall = start - now;
  let next = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  return {
    now: () => now + wall,
    monotonic: () => now,
    after(ms, run) {
      const id = next++;
      timers.set(id, { at: now + ms, run });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const due = [...timers]
          .filter(([, t]) => t.at <= until)
          .sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].run();
        await settle();
      }
      now = until;
      await settle();
    },
    shift(ms) {
      wall += ms;
    },
    get timers() {
      return timers.size;
    },
  };
}
