/** Time as core sees it. Handed in, so that tests drive it instead of sleeping. */
export interface Clock {
  /** Wall clock in epoch milliseconds: for what a person reads. It may jump. */
  now(): number;
  /** Milliseconds that never go back: for intervals. */
  monotonic(): number;
  /** Calls back once after `ms`; the function it gives cancels that. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or at once when the signal is aborted. It never rejects. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}
