/** Time as the server sees it; tests pass in a clock they can move. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds. Returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The real time. Timers do not keep the process alive; the listeners do. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, Math.max(0, ms));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** A clock that stands still until `advance` moves it and runs the timers that fall due on the way. */
export function manualClock(start = Date.UTC(2026, 0, 5)): Clock & { advance(ms: number): void } {
  let now = start;
  const due = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + Math.max(0, ms), run };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...due].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}
