import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
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
import { sparseIds } from './sparse-events.ts';
import { type TextHits, textHits } from './text-hits.ts';

/** Up to this many events are found one by one and sorted faster than the feed is searched from its top. */
const MAX_NARROW = 20_000;
/** With more than this, a hundred rows are most likely among the newest `LOOKED_AT_FIRST` events. */
const COMMON = 3_000;
const LOOKED_AT_FIRST = 30_000;
/** Up to this many events of rare kinds and actions are looked for on their days alone. */
const MAX_SPARSE = 300;
/**
 * Decides how a query is best run. SQLite's planner cannot: it does not know how many resources a text matches, nor that the
 * first hundred rows of a common filter are found immediately, and those of a rare one only at the end of the feed.
 */
export function feedPlans(db: Database, attached: Attached) {
  const hits = textHits(db);
  const insideOf = insideHits(db);

  const plan = (of: AttachedAccount, query: FeedQuery) => planOf(db, { hits, insideOf }, of, query);
  const asked = (query: FeedQuery) => attached.list().filter((of) => isAsked(query, of));

  return {
    /** Returns the query for each account it is about. */
    parts: (query: FeedQuery): AccountQuery[] => asked(query).map((of) => plan(of, query)),

    /**
     * The same for a page of rows. Events of rare kinds and actions are looked for first, on the days that have some: a count
     * must not do so, as it has to see the same state of the database all along.
     */
    page: (query: FeedQuery): AccountQuery[] =>
      asked(query).map((of) => {
        const planned = plan(of, query);
        const ids = planned.narrow ? null : sparseIds(db, planned, query, MAX_SPARSE);
        return ids === null
          ? planned
          : narrowedTo(ids, { ...planned, events: `${of.schema}.event e NOT INDEXED` });
      }),

    /** The same for the newest events before a time (epoch ms), in the order of the feed. */
    near: (planned: readonly AccountQuery[], query: FeedQuery): AccountQuery[] =>
      nearQueries(db, planned, query),

    /** The same for this many of the newest events alone, compared one by one; null for a query without a text. */
    newest: (query: FeedQuery, events: number): AccountQuery[] | null =>
      newestQueries(db, { hits, insideOf }, asked(query), query, events),
  };
}

/** Decides how the events of one account are found. */
function planOf(
  db: Database,
  { hits, insideOf }: { hits: TextHits; insideOf: ReturnType<typeof insideHits> },
  of: AttachedAccount,
  query: FeedQuery,
): AccountQuery {
  const { account, schema } = of;
  const version = hits.versionOf(schema);
  const texts = textsOf(query);
  const matched = hits.where(schema, texts);
  const inside = insideOf(schema, query);
  const found = bothOf(matched, inside);
  const where = feedWhere(of, query, found);
  const own = rowWhere(of, query, found);
  const by = (how: string, narrow: boolean, few = 0): AccountQuery => ({
    account,
    schema,
    events: `${schema}.event e ${how}`,
    where,
    own,
    narrow,
    isCommon: few > COMMON,
    texts: version,
  });
  if (matched !== null && texts.all.length > 0) {
    const few = countFew(db, `SELECT 1 FROM ${schema}.event e WHERE ${matched.sql}`);
    if (few !== null)
      return matched.ids === null
        ? by('INDEXED BY event_resource', true, few)
        : narrowedTo(matched.ids, by('NOT INDEXED', true, few));
  }
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

/** Returns how many rows a query of one column has, null if they are more than `MAX_NARROW`; it reads no more than that. */
function countFew(db: Database, sql: string): number | null {
  const { n } = db.prepare(`SELECT count(*) AS n FROM (${sql} LIMIT ${MAX_NARROW + 1})`).get() as {
    n: number;
  };
  return n <= MAX_NARROW ? n : null;
}

const isFew = (db: Database, sql: string): boolean => countFew(db, sql) !== null;

/** Returns the time (ns) that has this many events of the period before it; undefined if there are fewer. */
function nearOf(db: Database, schema: string, { from, to }: FeedQuery, events: number): bigint | undefined {
  const read = db.prepare(
    `SELECT time FROM ${schema}.event INDEXED BY event_feed WHERE time >= ? AND time < ?
     ORDER BY time DESC, id DESC LIMIT 1 OFFSET ${events}`,
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
  events: number,
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
    const near = nearOf(db, schema, query, events) ?? 0n;
    if (near > since) since = near;
    found.push({
      account,
      schema,
      events: `${schema}.event e INDEXED BY event_feed`,
      where: feedWhere(of, query, both),
      own: rowWhere(of, query, both),
      narrow: false,
      isCommon: false,
      texts: hits.versionOf(schema),
    });
  }
  return found.map((part) => after(since, part));
}

/** Returns queries for the newest events of all accounts, where no event has to be collected to be in its place. */
function nearQueries(db: Database, planned: readonly AccountQuery[], query: FeedQuery): AccountQuery[] {
  let since = 0n;
  for (const { schema } of planned) {
    const time = nearOf(db, schema, query, LOOKED_AT_FIRST) ?? 0n;
    if (time > since) since = time;
  }
  return planned.map((part) =>
    after(since, { ...part, events: `${part.schema}.event e INDEXED BY event_feed`, narrow: false }),
  );
}

/** Returns a query for events after a time (ns) alone. */
const after = (since: bigint, { where, ...part }: AccountQuery): AccountQuery => ({
  ...part,
  where: { sql: `e.time > ? AND ${where.sql}`, values: [since, ...where.values] },
});
