import type { FeedQuery } from '../../model/event.ts';
import { eventDays } from '../schema/event-days.ts';
import { startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { addToDay, BY_ACTION, byActionOf, type DayCounts, ofAction } from './day-counts.ts';
import { addKept, keptDays } from './kept-counts.ts';
import { LATEST, ns } from './query.ts';

/** What the events of an account that match a query add up to. */
export interface Counts {
  days: DayCounts;
  unread: number;
}

/** Counts all events that match: one by one if they are few, else day by day. Days whose counts are kept are not counted again. */
export function countAll(db: Database, part: AccountQuery, query: FeedQuery): Counts {
  if (part.narrow) return countNarrow(db, part);
  const days: DayCounts = new Map();
  const scan = dayScan(db, part, days);
  const from = query.from === null ? 0n : ns(query.from);
  const to = query.to === null ? LATEST : ns(query.to) - 1n;
  const kept = keptDays(db, part.schema, query);
  if (kept === null) return { days, unread: scan(from, to) };
  let unread = addKept(db, part, query, kept, days);
  if (kept.to < Infinity) unread += scan(ns(kept.to), to);
  if (kept.from > -Infinity) unread += scan(from, ns(kept.from) - 1n);
  return { days, unread };
}

function countNarrow(db: Database, { events, where, own }: AccountQuery): Counts {
  const days: DayCounts = new Map();
  let unread = 0;
  const found = db
    .prepare(
      `SELECT e.time / 1000000 AS time, e.action, e.read, ${own.sql} AS own FROM ${events} WHERE ${where.sql}`,
    )
    .all(...own.values, ...where.values) as { time: number; action: number; read: number; own: number }[];
  for (const { time, action, read, own: rows } of found) {
    addToDay(days, startOfDay(time), { rows, events: 1, byAction: ofAction(action, 1) });
    if (read === 0) unread++;
  }
  return { days, unread };
}

/**
 * Returns a function that counts the events between two times (ns, both included) and gives the number of unread ones.
 */
function dayScan(
  db: Database,
  { schema, events, where, own }: AccountQuery,
  days: DayCounts,
): (from: bigint, to: bigint) => number {
  const daysIn = eventDays(db, schema);
  const count = db.prepare(
    `SELECT count(*) AS n, count(*) FILTER (WHERE e.read = 0) AS unread, count(*) FILTER (WHERE ${own.sql}) AS own,
       ${BY_ACTION} FROM ${events} WHERE e.time >= ? AND e.time <= ? AND ${where.sql}`,
  );
  return (from, to) => {
    let unread = 0;
    for (const { start, low, high } of daysIn(from, to)) {
      const found = count.get(...own.values, low, high, ...where.values) as Record<string, number>;
      const { n = 0, own: rows = 0, unread: fresh = 0 } = found;
      unread += fresh;
      if (n > 0) addToDay(days, start, { rows, events: n, byAction: byActionOf(found) });
    }
    return unread;
  };
}
