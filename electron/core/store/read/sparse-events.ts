import type { FeedQuery } from '../../model/event.ts';
import { nextDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { keptDays } from './kept-counts.ts';
import { feedWhere, ns } from './query.ts';

/**
 * Returns a query that selects the ids of the events that have the kinds and actions of a query, and of no other that matches
 * it; null if they are more than `most`, or if it is not known how many. They are looked for on the days that have some.
 */
export function sparseIds(
  db: Database,
  { account, schema }: AccountQuery,
  query: FeedQuery,
  most: number,
): string | null {
  const where = query.where.filter(({ field }) => field === 'kind' || field === 'action');
  if (where.length === 0) return null;
  const asked: FeedQuery = { account: null, from: null, to: null, where, derived: query.derived };
  const kept = keptDays(db, schema, asked);
  if (kept === null || kept.from > -Infinity) return null;
  const { sql, values } = feedWhere({ account, schema }, asked, null);
  const days = db
    .prepare(
      `SELECT e.day, sum(e.events) AS events FROM ${schema}.day_count e WHERE ${sql} GROUP BY e.day HAVING sum(e.events) > 0
       LIMIT ${most + 1}`,
    )
    .all(...values) as { day: number; events: number }[];
  if (days.reduce((sum, { events }) => sum + events, 0) > most) return null;
  const find = db.prepare(
    `SELECT e.id FROM ${schema}.event e INDEXED BY event_feed WHERE e.time >= ? AND e.time < ? AND ${sql}`,
  );
  const ids = days.flatMap(({ day }) => {
    const found = find.all(ns(day), ns(nextDay(day)), ...values) as { id: number }[];
    return found.map(({ id }) => id);
  });
  return ids.length === 0 ? 'NULL' : ids.join(', ');
}
