import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached, AttachedAccount } from './attached.ts';
import {
  allOf,
  isAsked,
  isOfBanners,
  isOfState,
  textsOf,
  type Where,
  wantedSubscriptions,
} from './conditions.ts';
import { insideHits } from './inside-hits.ts';
import { feedWhere, LATEST, ns, rowWhere } from './query.ts';
import { type TextHits, textHits } from './text-hits.ts';

/** A query as it is run on the database of one account. */
export interface AccountQuery {
  account: string;
  schema: string;
  /** The FROM clause: the events as `e`, with the index that finds them best. */
  events: string;
  /** Conditions for events that match, and for those of them that have a row of their own. */
  where: Where;
  own: Where;
  /** Whether at most `MAX_NARROW` events have to be checked. */
  narrow: boolean;
}

/** Up to this many events are found one by one and sorted faster than the feed is searched from its top. */
const MAX_NARROW = 20_000;
/** Number of events that are compared with a text one by one before it is searched for in all resources. */
const COMPARED_FIRST = 3_000;

/**
 * Decides how a query is best run. SQLite's planner cannot: it does not know how many resources a text matches, nor that the
 * first hundred rows of a common filter are found immediately, and those of a rare one only at the end of the feed.
 */
export function feedPlans(db: Database, attached: Attached) {
  const hits = textHits(db);
  const insideOf = insideHits(db);

  function plan(of: AttachedAccount, query: FeedQuery): AccountQuery {
    const { account, schema } = of;
    const texts = textsOf(query);
    const matched = hits.where(schema, texts);
    const inside = insideOf(schema, query);
    const found = bothOf(matched, inside);
    const where = feedWhere(of, query, found);
    const own = rowWhere(of, query, found);
    const by = (how: string, narrow: boolean): AccountQuery => ({
      account,
      schema,
      events: `${schema}.event e ${how}`,
      where,
      own,
      narrow,
    });
    if (
      matched !== null &&
      texts.all.length > 0 &&
      isFew(db, `SELECT 1 FROM ${schema}.event e WHERE ${matched.sql}`)
    )
      return matched.ids === null
        ? by('INDEXED BY event_resource', true)
        : narrowedTo(matched.ids, by('NOT INDEXED', true));
    if (isOfBanners(query) || isOfState(query, 'snoozed')) return by('NOT INDEXED', true);
    if (
      inside !== null &&
      isInsideOne(query) &&
      isFew(db, `SELECT 1 FROM ${schema}.event e WHERE ${inside.sql}`)
    )
      return by('INDEXED BY event_resource', true);
    if (isOfState(query, 'starred') && isFew(db, `SELECT 1 FROM ${schema}.event_star`))
      return by('NOT INDEXED', true);
    if (
      isOfState(query, 'unread') &&
      isFew(db, `SELECT 1 FROM ${schema}.event INDEXED BY event_unread WHERE read = 0`)
    )
      return by('INDEXED BY event_unread', true);
    for (const ids of wantedSubscriptions(query, account)) {
      const linked = `SELECT s.event FROM ${schema}.event_subscription s WHERE s.subscription IN (${ids.join(', ')})`;
      if (!isFew(db, linked)) continue;
      return narrowedTo(linked, by('NOT INDEXED', true));
    }
    return by('INDEXED BY event_feed', false);
  }

  const asked = (query: FeedQuery) => attached.list().filter((of) => isAsked(query, of));

  return {
    /** Returns the query for each account it is about. */
    parts: (query: FeedQuery): AccountQuery[] => asked(query).map((of) => plan(of, query)),
    /** The same for the newest events alone; null for a query without a text. */
    newest: (query: FeedQuery): AccountQuery[] | null =>
      newestQueries(db, { hits, insideOf }, asked(query), query),
  };
}

/** Whether a query asks for what is inside something, and not only for what is not. */
const isInsideOne = ({ where }: FeedQuery): boolean =>
  where.some(({ field, not }) => field === 'inside' && !not);

/** Two conditions, either of which a query may not have. */
const bothOf = (one: Where | null, other: Where | null): Where | null =>
  one === null || other === null ? (one ?? other) : allOf([one, other]);

export type FeedPlans = ReturnType<typeof feedPlans>;

/** Returns a query for these events alone, which `ids` selects. */
const narrowedTo = (ids: string, { where, ...query }: AccountQuery): AccountQuery => ({
  ...query,
  where: { ...where, sql: `${where.sql} AND e.id IN (${ids})` },
});

/** Whether a query of one column has at most `MAX_NARROW` rows; it reads no more than that. */
function isFew(db: Database, sql: string): boolean {
  const count = db.prepare(`SELECT count(*) AS n FROM (${sql} LIMIT ${MAX_NARROW + 1})`);
  const { n } = count.get() as { n: number };
  return n <= MAX_NARROW;
}

/**
 * Returns the time (ns) before which `COMPARED_FIRST` events of the period in question are; undefined if there are fewer.
 */
function nearOf(db: Database, schema: string, { from, to }: FeedQuery): bigint | undefined {
  const read = db.prepare(
    `SELECT time FROM ${schema}.event INDEXED BY event_feed WHERE time >= ? AND time < ?
     ORDER BY time DESC, id DESC LIMIT 1 OFFSET ${COMPARED_FIRST}`,
  );
  read.setReadBigInts(true);
  const found = read.get(from === null ? 0n : ns(from), to === null ? LATEST : ns(to));
  return (found as { time: bigint } | undefined)?.time;
}

/**
 * Returns the query for the newest events of each account. A common text is found among them, without searching all resources
 * first. Null for a query without a text.
 */
function newestQueries(
  db: Database,
  { hits, insideOf }: { hits: TextHits; insideOf: ReturnType<typeof insideHits> },
  accounts: readonly AttachedAccount[],
  query: FeedQuery,
): AccountQuery[] | null {
  const found: AccountQuery[] = [];
  const texts = textsOf(query);
  // The same time for all accounts: what is newer is then the beginning of everything that matches.
  let since = 0n;
  for (const of of accounts) {
    const { account, schema } = of;
    const matched = hits.whereEach(schema, texts);
    if (matched === null) return null;
    const both = bothOf(matched, insideOf(schema, query));
    const near = nearOf(db, schema, query) ?? 0n;
    if (near > since) since = near;
    found.push({
      account,
      schema,
      events: `${schema}.event e INDEXED BY event_feed`,
      where: feedWhere(of, query, both),
      own: rowWhere(of, query, both),
      narrow: false,
    });
  }
  return found.map(({ where, ...part }) => ({
    ...part,
    where: { sql: `e.time > ? AND ${where.sql}`, values: [since, ...where.values] },
  }));
}
