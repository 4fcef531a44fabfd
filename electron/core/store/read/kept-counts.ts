import type { FeedQuery } from '../../model/event.ts';
import { dayFrom, localZone, startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { addToDay, type DayCounts, ofAction } from './day-counts.ts';
import { feedWhere, MAX_BURST_MS } from './query.ts';

/** The whole days of a query that the kept counts answer: from the start of one (epoch ms) up to that of another, or infinity. */
export interface KeptDays {
  from: number;
  to: number;
}

/**
 * Returns the days that need not be counted, as their events are counted when they are stored (day-count-schema.ts); null if
 * there are none. Days at the ends of a period are not among them: their events may be in bursts that begin outside of it.
 */
export function keptDays(db: Database, schema: string, query: FeedQuery): KeptDays | null {
  if (!query.where.every(({ field }) => field === 'kind' || field === 'action' || field === 'account'))
    return null;
  const counted = countedFrom(db, schema);
  if (counted === null) return null;
  const from = query.from === null ? -Infinity : dayFrom(query.from + MAX_BURST_MS);
  const to = query.to === null ? Infinity : startOfDay(query.to - MAX_BURST_MS);
  const days = { from: Math.max(counted, from), to };
  return days.from < days.to ? days : null;
}

/** Returns from which day on (its start, epoch ms) all events are counted by day; null if none are by the days of this zone. */
export function countedFrom(db: Database, schema: string): number | null {
  const read = db.prepare(`SELECT zone, since FROM ${schema}.day_count_state`);
  read.setReadBigInts(true);
  const { zone, since } = read.get() as { zone: string; since: bigint | null };
  if (since === null || zone !== localZone()) return null;
  return since < 0n ? -Infinity : dayFrom(Number(since / 1_000_000n) + 1);
}

/** Adds what is kept about days of a query. Returns the number of unread events. */
export function addKept(
  db: Database,
  { account, schema }: AccountQuery,
  query: FeedQuery,
  { from, to }: KeptDays,
  days: DayCounts,
): number {
  // The kept counts have the columns that these conditions are about.
  const { sql, values } = feedWhere({ account, schema }, { ...query, from: null, to: null }, null);
  const found = db
    .prepare(
      `SELECT e.day, e.action, sum(e.events) AS events, sum(e.rows) AS rows, sum(e.unread) AS unread
       FROM ${schema}.day_count e WHERE e.day >= ? AND e.day < ? AND ${sql} GROUP BY e.day, e.action`,
    )
    .all(from, to, ...values) as unknown as Kept[];
  let unread = 0;
  for (const { day, action, events, rows, unread: n } of found) {
    if (events === 0) continue;
    addToDay(days, day, { rows: query.fold ? rows : events, events, byAction: ofAction(action, events) });
    unread += n;
  }
  return unread;
}

interface Kept {
  day: number;
  action: number;
  events: number;
  rows: number;
  unread: number;
}
