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
  /** Finds the events whose rows are on a page. */
  function find(
    asked: readonly AccountQuery[],
    offset: number,
    limit: number,
    before: number | null,
  ): { part: number; id: number }[] {
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
      .all(...asked.flatMap((a) => [...end, ...a.where.values, ...a.own.values]), limit, offset) as {
      part: number;
      id: number;
    }[];
  }

  /** The same, looking first at the newest events where most likely enough of them match. */
  function findIn(
    asked: readonly AccountQuery[],
    query: FeedQuery,
    offset: number,
    limit: number,
    before: number | null,
  ): { part: number; id: number }[] {
    if (offset === 0 && asked.some(({ isCommon }) => isCommon)) {
      const found = find(plans.near(asked, { ...query, to: before ?? query.to }), offset, limit, before);
      if (found.length === limit) return found;
    }
    return find(asked, offset, limit, before);
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
    const near = newest && find(newest, offset, limit, before);
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
