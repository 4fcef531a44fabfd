import type { EventRef, FeedCount, FeedQuery } from '../../model/event.ts';
import { nextDay, startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { addToDay, type DayCounts } from './day-counts.ts';
import type { Tallies } from './tallies.ts';

/** Counts what matches, by day, and finds the position of events from these counts. */
export function countReader(db: Database, { tallies }: Tallies) {
  return {
    feedCount(query: FeedQuery): FeedCount {
      const days: DayCounts = new Map();
      let unread = 0;
      for (const { tally } of tallies(query)) {
        unread += tally.unread;
        for (const [start, count] of tally.days) addToDay(days, start, count);
      }
      const newestFirst = [...days].sort((a, b) => b[0] - a[0]);
      return {
        total: newestFirst.reduce((sum, [, { events }]) => sum + events, 0),
        unread,
        rows: newestFirst.reduce((sum, [, { rows }]) => sum + rows, 0),
        days: newestFirst.map(([start, { rows, events }]) => ({ start, count: rows, events })),
      };
    },

    /**
     * Returns how many rows are newer than that of an event, which may be the row of its burst; null if the event does not
     * match or does not exist.
     */
    feedLocate(query: FeedQuery, { account, id }: EventRef): number | null {
      const counted = tallies(query);
      const mine = counted.find(({ part }) => part.account === account);
      const row = mine ? rowOf(db, mine.part, id) : null;
      if (row === null) return null;
      const day = startOfDay(Number(row.time / 1_000_000n));
      const end = BigInt(nextDay(day)) * 1_000_000n;
      let newer = 0;
      for (const { part, tally } of counted) {
        for (const [start, { rows }] of tally.days) if (start > day) newer += rows;
        newer += newerOnDay(db, part, row, end);
      }
      return newer;
    },
  };
}

interface RowPlace {
  id: bigint;
  time: bigint;
}

/** Counts the rows of one account that are newer than a row, up to the end of its day (ns). */
function newerOnDay(db: Database, { events, where, own }: AccountQuery, row: RowPlace, end: bigint): number {
  const found = db
    .prepare(
      `SELECT count(*) AS n FROM ${events}
       WHERE e.time < ? AND (e.time, e.id) > (?, ?) AND ${where.sql} AND ${own.sql}`,
    )
    .get(end, row.time, row.id, ...where.values, ...own.values) as { n: number };
  return found.n;
}

/** Returns the event in whose row a matching event is shown; null if it does not match. */
function rowOf(db: Database, { schema, where, own }: AccountQuery, id: number): RowPlace | null {
  const read = db.prepare(
    `SELECT e.id, e.time, e.burst, ${own.sql} AS own FROM ${schema}.event e WHERE e.id = ? AND ${where.sql}`,
  );
  read.setReadBigInts(true);
  const event = read.get(...own.values, id, ...where.values) as
    | (RowPlace & { burst: bigint | null; own: bigint })
    | undefined;
  if (event === undefined) return null;
  if (event.own === 1n || event.burst === null) return event;
  const head = db.prepare(`SELECT id, time FROM ${schema}.event WHERE id = ?`);
  head.setReadBigInts(true);
  return head.get(event.burst) as unknown as RowPlace;
}
