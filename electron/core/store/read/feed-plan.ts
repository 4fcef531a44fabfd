import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { feedWhere, LATEST, ns, rowWhere, type Where } from './query.ts';
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
/** So many events are compared with a text one by one before it is looked for in all resources. */
const NEAR = 3_000;

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
    const matched = hits.where(schema, query.text);
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
    if (matched !== null && isFew(`SELECT 1 FROM ${schema}.event e WHERE ${matched.sql}`))
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

  const asked = (query: FeedQuery) =>
    attached.list().filter((a) => query.account === null || a.account === query.account);
  const subscriptionOf = (query: FeedQuery) =>
    query.subscription === null ? null : Number(query.subscription);

  /** Of the time that is asked for, when it was `NEAR` events before its end. Undefined where there are fewer. */
  function nearOf(schema: string, { from, to }: FeedQuery): bigint | undefined {
    const read = db.prepare(
      `SELECT time FROM ${schema}.event INDEXED BY event_feed WHERE time >= ? AND time < ?
       ORDER BY time DESC, id DESC LIMIT 1 OFFSET ${NEAR}`,
    );
    read.setReadBigInts(true);
    const found = read.get(from === null ? 0n : ns(from), to === null ? LATEST : ns(to));
    return (found as { time: bigint } | undefined)?.time;
  }

  return {
    /** The accounts a query is about, each with its part. A subscription belongs to one account. */
    parts: (query: FeedQuery): Part[] =>
      asked(query).map(({ account, schema }) => plan(account, schema, query, subscriptionOf(query))),

    /**
     * The same for the newest events alone, where a text need not be looked for in all resources first: a common one is
     * found among them. Null for a query without a text.
     */
    newest(query: FeedQuery): Part[] | null {
      const subscription = subscriptionOf(query);
      const found: (Part & { near: bigint | undefined })[] = [];
      for (const { account, schema } of asked(query)) {
        const matched = hits.whereEach(schema, query.text);
        if (matched === null) return null;
        found.push({
          account,
          schema,
          events: `${schema}.event e INDEXED BY event_feed`,
          where: feedWhere(schema, query, subscription, matched),
          own: rowWhere(schema, query, subscription, matched),
          narrow: false,
          near: nearOf(schema, query),
        });
      }
      // The same time for all accounts: what is newer is then the beginning of all that matches.
      const since = found.reduce((most, { near = 0n }) => (near > most ? near : most), 0n);
      return found.map(({ near: _, where, ...part }) => ({
        ...part,
        where: { sql: `e.time > ? AND ${where.sql}`, values: [since, ...where.values] },
      }));
    },
  };
}
