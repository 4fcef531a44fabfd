import type { Clock } from './clock.ts';

/** How long a turn may take, ms: half a frame, as others want the thread too. */
const LONGEST_MS = 8;

/** Shares a thread among what has much to do at once and everything else that waits for its turn. */
export interface Turns {
  /** Whether this turn of the thread has taken long enough, by whomever. */
  isOver(): boolean;
  /** Resolves in the next turn, after what waited for input, output and timers. */
  next(): Promise<void>;
}

export function createTurns({ monotonic }: Pick<Clock, 'monotonic'>): Turns {
  /** When this turn was first asked about, monotonic ms. */
  let began: number | null = null;
  return {
    isOver() {
      const now = monotonic();
      if (began !== null) return now - began >= LONGEST_MS;
      began = now;
      setImmediate(() => {
        began = null;
      });
      return false;
    },
    next: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
