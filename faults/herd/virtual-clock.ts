import type { Clock } from '../../electron/core/base/clock.ts';

/** Time that passes only on demand, for a large number of timers. */
export interface VirtualClock extends Clock {
  /** Runs all timers up to this moment (monotonic ms) in order, including those they start. */
  runUntil(moment: number): Promise<void>;
}

interface Timer {
  at: number;
  place: number;
  run: (() => void) | null;
}

/** Lets pending promise callbacks run. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** Timers within this many ms run together, as running promise callbacks takes most of the time. */
const TOGETHER = 20;

export function virtualClock(): VirtualClock {
  // A binary heap: the next timer is first.
  const heap: Timer[] = [];
  let now = 0;
  let place = 0;
  const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.place < b.place);
  const at = (n: number) => heap[n] as Timer;

  function swap(a: number, b: number): void {
    [heap[a], heap[b]] = [at(b), at(a)];
  }
  function push(timer: Timer): void {
    let n = heap.push(timer) - 1;
    for (let up = (n - 1) >> 1; n > 0 && isBefore(at(n), at(up)); n = up, up = (n - 1) >> 1) swap(n, up);
  }
  function pop(): Timer | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let n = 0; ; ) {
      let least = n;
      for (const child of [2 * n + 1, 2 * n + 2]) {
        if (child < heap.length && isBefore(at(child), at(least))) least = child;
      }
      if (least === n) return first;
      swap(n, least);
      n = least;
    }
  }

  return {
    now: () => now,
    monotonic: () => now,
    after(ms, run) {
      const timer: Timer = { at: now + ms, place: place++, run };
      push(timer);
      return () => {
        timer.run = null;
      };
    },
    async runUntil(moment) {
      await settle();
      for (;;) {
        const next = heap[0];
        if (next === undefined || next.at > moment) break;
        const end = Math.min(moment, next.at + TOGETHER);
        for (let due = heap[0]; due !== undefined && due.at <= end; due = heap[0]) {
          pop();
          if (due.run === null) continue;
          now = Math.max(now, due.at);
          due.run();
        }
        await settle();
      }
      now = Math.max(now, moment);
    },
  };
}
