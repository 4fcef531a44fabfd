import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import type { FeedPlans } from './feed-plan.ts';
import { ns } from './query.ts';
import { burstsOf } from './read-bursts.ts';

/** Returns a function that reads a page of the feed. */
export function pageReader(
  db: Database,
  plans: FeedPlans,
  rows: (account: string, schema: string, ids: number[]) => Map<number, EventRow>,
) {
  /** Finds the events of a page, looking first at the newest events where most likely enough of them match. */
  function findIn(
    asked: readonly AccountQuery[],
    query: FeedQuery,
    offset: number,
    limit: number,
    before: number | null,
  ): Place[] {
    if (offset === 0 && asked.some(({ isCommon }) => isCommon)) {
      const found = findPlaces(
        db,
        plans.near(asked, { ...query, to: before ?? query.to }),
        offset,
        limit,
        before,
      );
      if (found.length === limit) return found;
    }
    return findPlaces(db, asked, offset, limit, before);
  }

  function rowsOf(part: AccountQuery, ids: number[], isFolded = false): Map<number, EventRow> {
    const found = rows(part.account, part.schema, ids);
    if (!isFolded) return found;
    for (const [id, burst] of burstsOf(db, part, ids)) {
      const row = found.get(id);
      if (row) row.burst = burst;
    }
    return found;
  }

  /**
   * Returns rows `offset` … `offset + limit - 1`, newest first. With `before` (epoch ms, exclusive) the offset counts from
   * that time, so that newer rows need not be skipped one by one.
   */
  return (query: FeedQuery, offset: number, limit: number, given: number | null = null): EventRow[] => {
    // One bound, as SQLite seeks only one of two and reads what is between them.
    const before = given === null || query.to === null ? given : Math.min(given, query.to);
    const newest = before === null && offset === 0 ? plans.newest(query) : null;
    const near = newest && findPlaces(db, newest, offset, limit, before);
    const isComplete = near !== null && near.length === limit;
    const asked = isComplete && newest !== null ? newest : plans.page(query);
    const page = isComplete ? near : findIn(asked, query, offset, limit, before);
    const full = asked.map((part, n) => {
      const ids = page.filter((p) => p.part === n).map((p) => p.id);
      return rowsOf(part, ids, query.fold);
    });
    return page.flatMap((p) => full[p.part]?.get(p.id) ?? []);
  };
}

/** An event whose row is on a page, and which of the accounts asked has it. */
interface Place {
  part: number;
  id: number;
}

function findPlaces(
  db: Database,
  asked: readonly AccountQuery[],
  offset: number,
  limit: number,
  before: number | null,
): Place[] {
  if (asked.length === 0) return [];
  const end = before === null ? [] : [ns(before)];
  const union = asked.map(
    ({ events, where, own }, n) =>
      `SELECT ${n} AS part, e.id, e.time FROM ${events}
         WHERE ${before === null ? '' : 'e.time < ? AND'} ${where.sql} AND ${own.sql}`,
  );
  return db
    .prepare(
      `SELECT part, id FROM (${union.join(' UNION ALL ')} ORDER BY time DESC, id DESC LIMIT ? OFFSET ?)`,
    )
    .all(
      ...asked.flatMap((a) => [...end, ...a.where.values, ...a.own.values]),
      limit,
      offset,
    ) as unknown as Place[];
}
