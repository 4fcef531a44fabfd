import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './feed-plan.ts';

/**
 * Returns the times of the first matching event and just after the last, epoch ms; null if there are none. Each is read from its
 * end of the index, so what lies between costs nothing.
 */
export function activityRange(
  db: Database,
  parts: readonly AccountQuery[],
): { from: number; to: number } | null {
  const ends = parts.flatMap(({ events, where }) => {
    const read = (order: 'ASC' | 'DESC') =>
      db
        .prepare(
          `SELECT e.time / 1000000 AS time FROM ${events} WHERE ${where.sql} ORDER BY e.time ${order} LIMIT 1`,
        )
        .get(...where.values) as { time: number } | undefined;
    const first = read('ASC');
    const last = first && read('DESC');
    return first && last ? [{ from: first.time, to: last.time + 1 }] : [];
  });
  if (ends.length === 0) return null;
  return { from: Math.min(...ends.map(({ from }) => from)), to: Math.max(...ends.map(({ to }) => to)) };
}
