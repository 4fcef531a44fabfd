/** From counts to what the chart draws and says. */
import type { Action, Activity } from '../../../electron/ipc/contract.ts';
import { format, t } from '../../strings/index.ts';

export type Counts = Activity['buckets'][number]['counts'];

/** From the bottom of a bar to its top. */
export const STACK: readonly Action[] = [
  'created',
  'available',
  'updated',
  'deleted',
  'snapshotted',
  'announced',
  'unknown',
];

export function totalOf(counts: Counts): number {
  return STACK.reduce((sum, action) => sum + (counts[action] ?? 0), 0);
}

export function sumOf(activity: Activity, first: number, last: number): Counts {
  const sum: Counts = {};
  for (const { counts } of activity.buckets.slice(first, last + 1))
    for (const action of STACK) sum[action] = (sum[action] ?? 0) + (counts[action] ?? 0);
  return sum;
}

/**
 * The heights of the bars' parts, one list an action, each with the ones below it added. The whole bar is the square
 * root of its count, so that quiet times are seen beside busy ones; the parts share it as they share the count.
 */
export function stacked(activity: Activity): number[][] {
  return STACK.map((_, level) =>
    activity.buckets.map(({ counts }) => {
      const total = totalOf(counts);
      if (total === 0) return 0;
      const below = STACK.slice(0, level + 1).reduce((sum, action) => sum + (counts[action] ?? 0), 0);
      return (Math.sqrt(total) * below) / total;
    }),
  );
}

/** When a stretch of the chart was, written out. */
export function whenOf(activity: Activity, first: number, last: number): string {
  const start = activity.buckets[first]?.start ?? 0;
  const end = activity.buckets[last + 1]?.start ?? activity.end;
  if (activity.unit === 'hour') return `${format.date(start)}, ${format.clock(start)} – ${format.clock(end)}`;
  const lastDay = end - 1;
  const one = activity.unit === 'day' && first === last;
  return one ? format.date(start) : `${format.date(start)} – ${format.date(lastDay)}`;
}

/** The counts in words: "12 created, 3 deleted". */
export function wordsOf(counts: Counts): string {
  const parts = STACK.filter((action) => (counts[action] ?? 0) > 0);
  if (parts.length === 0) return t.feed.chartNone;
  return format.list(parts.map((action) => `${format.number(counts[action] ?? 0)} ${t.actions[action]}`));
}
