/**
 * How long to wait before the next try, in ms: full jitter, that is anything between 0 and min(max, min × 2^attempt),
 * so that many clients that lost the same server do not come back in the same moment.
 *
 * @param attempt 0 for the first try after a failure. @param random 0 ≤ n < 1.
 */
export function backoff(attempt: number, min: number, max: number, random: () => number): number {
  return random() * Math.min(max, min * 2 ** Math.min(attempt, 30));
}
