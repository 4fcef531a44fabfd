import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import { addToDay, type DayCounts } from './day-counts.ts';
import { startOfDay } from './days.ts';
import type { AccountQuery } from './feed-plan.ts';
import { LATEST, ns } from './query.ts';

/** What the events of an account that match a query add up to. */
export interface Counts {
  days: DayCounts;
  unread: number;
}

/** Counts all events that match: one by one if they are few, else day by day. */
export function countAll(db: Database, part: AccountQuery, query: FeedQuery): Counts {
  return part.narrow ? countNarrow(db, part) : countByDay(db, part, query);
}

function countNarrow(db: Database, { events, where, own }: AccountQuery): Counts {
  const days: DayCounts = new Map();
  let unread = 0;
  const found = db
    .prepare(`SELECT e.time / 1000000 AS time, e.read, ${own.sql} AS own FROM ${events} WHERE ${where.sql}`)
    .all(...own.values, ...where.values) as { time: number; read: number; own: number }[];
  for (const { time, read, own: row } of found) {
    addToDay(days, startOfDay(time), row, 1);
    if (read === 0) unread++;
  }
  return { days, unread };
}

/** Goes back from one day that has events to the one before it, as there may be years between them. */
function countByDay(db: Database, { schema, events, where, own }: AccountQuery, query: FeedQuery): Counts {
  const days: DayCounts = new Map();
  let unread = 0;
  const last = db.prepare(`SELECT max(time) AS time FROM ${schema}.event WHERE time >= ? AND time <= ?`);
  last.setReadBigInts(true);
  const count = db.prepare(
    `SELECT count(*) AS n, coalesce(sum(e.read = 0), 0) AS unread, coalesce(sum(${own.sql}), 0) AS own FROM ${events}
     WHERE e.time >= ? AND e.time <= ? AND ${where.sql}`,
  );
  const from = query.from === null ? 0n : ns(query.from);
  let upTo = query.to === null ? LATEST : ns(query.to) - 1n;
  for (;;) {
    const { time } = last.get(from, upTo) as { time: bigint | null };
    if (time === null) return { days, unread };
    const start = startOfDay(Number(time / 1_000_000n));
    const begin = BigInt(start) * 1_000_000n;
    const found = count.get(...own.values, begin, upTo, ...where.values) as {
      n: number;
      unread: number;
      own: number;
    };
    upTo = begin - 1n;
    if (found.n === 0) continue;
    unread += found.unread;
    addToDay(days, start, found.own, found.n);
  }
}
