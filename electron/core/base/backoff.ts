/**
 * Returns how long to wait before the next attempt, in ms. Full jitter: a random value between 0 and
 * min(max, min × 2^attempt), so that clients that lost the same server do not all return at the same moment.
 *
 * @param attempt 0 for the first attempt after a failure. @param random 0 ≤ n < 1.
 */
export function backoff(attempt: number, min: number, max: number, random: () => number): number {
  return random() * Math.min(max, min * 2 ** Math.min(attempt, 30));
}
