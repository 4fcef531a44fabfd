import type { Clock } from '../../core/base/clock.ts';
import { AosError, problem } from '../../core/model/problem.ts';

export interface Limits {
  /** The longest pause in what arrives. */
  silenceMs: number;
  totalMs: number;
  /** The most that may arrive. */
  mostBytes: number;
}

interface Heard {
  /** Reports the bytes of every answer from now on, and an answer that is cut short. */
  listen(heard: (bytes: number) => void, cut: () => void): void;
  abort(): void;
}

/**
 * Waits for work that fetches something, and ends all of its requests when it falls silent, is cut short, takes too long
 * or gets more than it may.
 *
 * @throws AosError for a broken limit, else whatever the work throws
 */
export async function supervise<T>(
  requests: Heard,
  work: () => Promise<T>,
  { limits, host, clock }: { limits: Limits; host: string; clock: Clock },
): Promise<T> {
  let stopSilence = () => undefined as unknown;
  let stopTotal = () => undefined as unknown;
  const broken = new Promise<never>((_, reject) => {
    const tooSlow = () => reject(new AosError(problem('update-silent', { host })));
    let bytes = 0;
    const heard = (more: number) => {
      stopSilence();
      stopSilence = clock.after(limits.silenceMs, tooSlow);
      bytes += more;
      if (bytes > limits.mostBytes) reject(new AosError(problem('update-refused', { host })));
    };
    // What the work itself has to say about it comes first.
    requests.listen(heard, () =>
      setImmediate(() => reject(new AosError(problem('update-unreachable', { host })))),
    );
    heard(0);
    stopTotal = clock.after(limits.totalMs, tooSlow);
  });
  try {
    return await Promise.race([work(), broken]);
  } finally {
    stopSilence();
    stopTotal();
    requests.abort();
  }
}
