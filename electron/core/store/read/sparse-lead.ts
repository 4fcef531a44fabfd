import type { Activity } from '../../model/activity.ts';

/** The largest share of the events that may be left out. */
const MOST_LEFT_OUT = 0.02;

/**
 * Returns where the beginning ends that has next to no events and takes up at least half of the time (epoch ms), and how many
 * events are in it; null if there is none. Otherwise one old announcement would press all others into the last bar.
 */
export function leadOf({ buckets }: Pick<Activity, 'buckets'>): { end: number; events: number } | null {
  const sums = buckets.map(({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0));
  const most = sums.reduce((sum, n) => sum + n, 0) * MOST_LEFT_OUT;
  let events = 0;
  for (const [n, { start }] of buckets.entries()) {
    const next = events + (sums[n] ?? 0);
    if (next > most) return n > 0 && n >= buckets.length / 2 ? { end: start, events } : null;
    events = next;
  }
  return null;
}
