import type { FeedQuery } from '../event/event.ts';
import type { Attached } from './attached.ts';
import { feedWhere, rowWhere, type Where } from './query.ts';
import type { Database } from './sqlite.ts';
import { textHits } from './text-hits.ts';

/** A query as it is put to one account's database. */
export interface Part {
  account: string;
  schema: string;
  /** What stands behind FROM: the events as `e`, with the index they are best found by. */
  events: string;
  /** Which events match, and which of these have a row of their own. */
  where: Where;
  own: Where;
  /** At most `FEW` events are looked at, whatever matches. */
  narrow: boolean;
}

/** So many events are found one by one and sorted faster than the feed is searched from its top. */
const FEW = 20_000;

/**
 * Says how a query is best answered. SQLite's planner cannot tell: it knows neither how many resources a text matches
 * nor that of a common filter the first hundred rows are found at once, and of a rare one only at the end of the feed.
 */
export function feedPlans(db: Database, attached: Attached) {
  const hits = textHits(db);

  /** Whether a query of one column has at most `FEW` rows; no more are looked at. */
  const isFew = (sql: string, ...values: number[]): boolean => {
    const { n } = db.prepare(`SELECT count(*) AS n FROM (${sql} LIMIT ${FEW + 1})`).get(...values) as {
      n: number;
    };
    return n <= FEW;
  };

  function plan(account: string, schema: string, query: FeedQuery, subscription: number | null): Part {
    const matched = hits.table(schema, query.text);
    const where = feedWhere(schema, query, subscription, matched);
    const own = rowWhere(schema, query, subscription, matched);
    const by = (how: string, narrow: boolean): Part => ({
      account,
      schema,
      events: `${schema}.event e ${how}`,
      where,
      own,
      narrow,
    });
    if (matched !== null && isFew(`SELECT 1 FROM ${schema}.event WHERE resource IN ${matched}`))
      return by('INDEXED BY event_resource', true);
    if (query.unread && isFew(`SELECT 1 FROM ${schema}.event INDEXED BY event_unread WHERE read = 0`))
      return by('INDEXED BY event_unread', true);
    const linked = `SELECT s.event FROM ${schema}.event_subscription s WHERE s.subscription = ?`;
    if (subscription !== null && isFew(linked, subscription)) {
      const sql = `${where.sql} AND e.id IN (${linked})`;
      return { ...by('NOT INDEXED', true), where: { sql, values: [...where.values, subscription] } };
    }
    return by('INDEXED BY event_feed', false);
  }

  /** The accounts a query is about, each with its part. A subscription belongs to one account. */
  return (query: FeedQuery): Part[] => {
    const subscription = query.subscription === null ? null : Number(query.subscription);
    return attached
      .list()
      .filter((a) => query.account === null || a.account === query.account)
      .map(({ account, schema }) => plan(account, schema, query, subscription));
  };
}
