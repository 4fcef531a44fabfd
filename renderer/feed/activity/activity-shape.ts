/** Turns counts into what the chart draws and its text. */
import type { Action, Activity } from '../../../electron/ipc/contract.ts';
import { format, t } from '../../strings/index.ts';
import { actions } from '../../ui/kind-styles.ts';

type Counts = Activity['buckets'][number]['counts'];

export function totalOf(counts: Counts): number {
  return actions.reduce((sum, action) => sum + (counts[action] ?? 0), 0);
}

export function sumOf(activity: Activity, first: number, last: number): Counts {
  const sum: Counts = {};
  for (const { counts } of activity.buckets.slice(first, last + 1))
    for (const action of actions) sum[action] = (sum[action] ?? 0) + (counts[action] ?? 0);
  return sum;
}

/** The tops of an action's parts of the bars, one for each bucket. */
interface Layer {
  readonly action: Action;
  readonly tops: readonly number[];
}

/**
 * The bars as one layer per action, from bottom to top. The height of a bar is the square root of its count, so that
 * quiet times remain visible beside busy ones; actions share the height in proportion to their counts.
 */
export function layersOf(activity: Activity): readonly Layer[] {
  const below = activity.buckets.map(() => 0);
  return actions.map((action) => ({
    action,
    tops: activity.buckets.map(({ counts }, bucket) => {
      const total = totalOf(counts);
      if (total === 0) return 0;
      const reached = (below[bucket] ?? 0) + (counts[action] ?? 0);
      below[bucket] = reached;
      return (Math.sqrt(total) * reached) / total;
    }),
  }));
}

/** The actions that were counted, in the order of the bars. */
export const countedActions = (counts: Counts): readonly Action[] =>
  actions.filter((action) => (counts[action] ?? 0) > 0);

/** The time of a part of the chart, in words. */
export function rangeText(activity: Activity, first: number, last: number): string {
  const start = activity.buckets[first]?.start ?? 0;
  const end = activity.buckets[last + 1]?.start ?? activity.end;
  const [from, to] = [format.date(start), format.date(end - 1)];
  if (activity.unit === 'hour' || activity.unit === 'minute')
    return `${from}, ${format.clock(start)} – ${from === to ? '' : `${format.date(end)}, `}${format.clock(end)}`;
  return from === to ? from : `${from} – ${to}`;
}

/** The most events in one stretch, and the same in words: "At most 12 a day". */
export function mostOf({ buckets, unit, step }: Activity): { readonly shown: string; readonly text: string } {
  const shown = format.number(Math.max(0, ...buckets.map(({ counts }) => totalOf(counts))));
  return { shown, text: t.feed.chartMost(t.feed.chartSpans[unit](step), shown) };
}

/** The counts in words: "12 created, 3 deleted". */
export function countsText(counts: Counts): string {
  const counted = countedActions(counts);
  if (counted.length === 0) return t.feed.chartNone;
  return format.list(
    counted.map((action) => {
      const n = counts[action] ?? 0;
      return t.feed.chartCount(n, format.number(n), action);
    }),
  );
}
