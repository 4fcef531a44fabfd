import { nextDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import { ns } from './query.ts';
import type { PartTally } from './tallies.ts';

/**
 * Returns the times of the first matching event and just after the last, epoch ms; null if there are none. Their days are known
 * from the counts, so nothing else is searched.
 *
 * @param since only events from this time on (epoch ms); null for all
 */
export function activityRange(
  db: Database,
  counted: readonly PartTally[],
  since: number | null,
): { from: number; to: number } | null {
  const ends = counted.flatMap(({ part: { events, where }, tally }) => {
    const days = [...tally.days].flatMap(([start, count]) =>
      count.events > 0 && (since === null || nextDay(start) > since) ? start : [],
    );
    if (days.length === 0) return [];
    const begin = days.reduce((a, b) => Math.min(a, b));
    const end = nextDay(days.reduce((a, b) => Math.max(a, b)));
    const read = (order: 'ASC' | 'DESC') =>
      db
        .prepare(
          `SELECT e.time / 1000000 AS time FROM ${events} WHERE e.time >= ? AND e.time < ? AND ${where.sql}
           ORDER BY e.time ${order} LIMIT 1`,
        )
        .get(ns(Math.max(begin, since ?? begin)), ns(end), ...where.values) as { time: number } | undefined;
    const first = read('ASC');
    const last = first && read('DESC');
    return first && last ? [{ from: first.time, to: last.time + 1 }] : [];
  });
  if (ends.length === 0) return null;
  return { from: Math.min(...ends.map(({ from }) => from)), to: Math.max(...ends.map(({ to }) => to)) };
}
