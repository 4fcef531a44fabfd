import type { Clock } from './clock.ts';

/** A signal that can be given many times. Ringing wakes all waiters; if there are none, the next `wait` returns at once. */
export interface Bell {
  ring(): void;
  /** Wakes all current waiters and has no effect on later ones. */
  release(): void;
  /** Resolves when it rings, after `ms` (if given), or when the signal is aborted. It never rejects. */
  wait(clock: Clock, signal: AbortSignal, ms?: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  const waiting = new Set<() => void>();
  const release = () => {
    for (const go of [...waiting]) go();
  };
  return {
    release,
    ring() {
      rung = waiting.size === 0;
      release();
    },
    wait(clock, signal, ms) {
      if (rung || signal.aborted) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const cancel = ms === undefined ? () => {} : clock.after(ms, go);
        function go(): void {
          waiting.delete(go);
          cancel();
          signal.removeEventListener('abort', go);
          resolve();
        }
        waiting.add(go);
        signal.addEventListener('abort', go, { once: true });
      });
    },
  };
}
