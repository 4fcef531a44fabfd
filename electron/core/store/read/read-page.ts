import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import type { FeedPlans } from './feed-plan.ts';
import { ns } from './query.ts';
import { burstsOf } from './read-bursts.ts';

/** Number of events that are compared with a text one by one before it is searched for in all resources. */
const COMPARED_FIRST = 3_000;
/** Comparing up to this many events to fill a page is faster than searching for the text in all resources. */
const MAX_COMPARED = 15_000;
/** Factor by which more events are compared than a page should need, as a text is not spread evenly. */
const MARGIN = 1.5;

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
    const newest = before === null && offset === 0 ? newestIn(db, plans, query, limit) : null;
    const asked = newest?.asked ?? plans.page(query);
    const page = newest?.page ?? findIn(asked, query, offset, limit, before);
    const full = asked.map((part, n) => {
      const ids = page.filter((p) => p.part === n).map((p) => p.id);
      return rowsOf(part, ids, query.fold);
    });
    return page.flatMap((p) => full[p.part]?.get(p.id) ?? []);
  };
}

/** Finds the first page of a text among the newest events; null where they have too few of it. */
function newestIn(
  db: Database,
  plans: FeedPlans,
  query: FeedQuery,
  limit: number,
): { asked: AccountQuery[]; page: Place[] } | null {
  let found = 0;
  for (let events = COMPARED_FIRST; events <= MAX_COMPARED; ) {
    const asked = plans.newest(query, Math.ceil(events));
    if (asked === null) return null;
    const page = findPlaces(db, asked, 0, limit, null);
    if (page.length === limit) return { asked, page };
    if (page.length === found) return null;
    found = page.length;
    events *= (limit / found) * MARGIN;
  }
  return null;
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
