import type { FeedQuery } from '../../model/event.ts';
import { startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { ALWAYS, canChange, namedSubscriptions } from './conditions.ts';
import type { Counts } from './count-all.ts';
import { addToDay, type DayCounts, ofAction } from './day-counts.ts';
import { ALONE, feedWhere, VISIBLE } from './query.ts';

/** The state of a database that a count depends on. */
interface StoreState {
  /** How many unread events only follow from another event. */
  unreadDerived: number;
  unread: number;
  /** Changes with every commit. */
  version: number;
  /** The newest event, the number of events, and how many of them came through the subscriptions in question. */
  lastId: number;
  events: number;
  links: number;
  /** The version of the texts that were looked for. */
  texts: number;
  /** The last note about an event that was folded, or became derived, after it was stored. */
  folds: number;
}

/** The counts of a query, with the state of the database at that time. */
export interface Tally extends Omit<StoreState, 'unread'>, Counts {}

/** With more unread events than this, they are counted along with all others. */
const FEW_UNREAD = 20_000;

const one = <T>(db: Database, sql: string, ...values: (string | number | bigint)[]): T =>
  db.prepare(sql).get(...values) as T;

/** Brings a remembered count up to date without counting everything again, where that is possible. */
export function countGrowth(db: Database) {
  const versionOf = (schema: string) =>
    one<{ data_version: number }>(db, `PRAGMA ${schema}.data_version`).data_version;

  function stateOf({ account, schema, texts }: AccountQuery, query: FeedQuery): StoreState {
    const row = one<Omit<StoreState, 'version' | 'texts'>>(
      db,
      `SELECT (SELECT coalesce(max(id), 0) FROM ${schema}.event) AS lastId,
         (SELECT value FROM ${schema}.totals WHERE name = 'events') AS events,
         (SELECT value FROM ${schema}.totals WHERE name = 'unread') AS unread,
         (SELECT value FROM ${schema}.totals WHERE name = 'unread-derived') AS unreadDerived,
         (SELECT count(*) FROM ${schema}.event_subscription WHERE subscription IN (${named(query, account)})) AS links,
         (SELECT coalesce(max(id), 0) FROM ${schema}.fold) AS folds`,
    );
    return { version: versionOf(schema), texts, ...row };
  }

  return {
    stateOf,
    /** Returns the count with what came since; undefined if more than that may have changed. */
    update(part: AccountQuery, query: FeedQuery, before: Tally): Tally | undefined {
      const { schema, where, own } = part;
      // Names change which events match.
      if (part.texts !== before.texts) return undefined;
      if (versionOf(schema) === before.version) return before;
      const now = stateOf(part, query);
      if (canChange(query) || !onlyGrew(db, part, query, before, now)) return undefined;
      const unread = countUnread(db, part, now);
      if (unread === undefined) return undefined;
      const days = new Map(before.days);
      const hasFolds = now.folds > before.folds && (query.fold || query.derived === false);
      if (hasFolds && !takeFolds(db, part, query, before, days)) return undefined;
      const came = db
        .prepare(
          `SELECT e.time / 1000000 AS time, e.action, ${own.sql} AS own FROM ${schema}.event e NOT INDEXED
           WHERE e.id > ? AND ${where.sql}`,
        )
        .all(...own.values, before.lastId, ...where.values) as {
        time: number;
        action: number;
        own: number;
      }[];
      for (const { time, action, own: rows } of came)
        addToDay(days, startOfDay(time), { rows, events: 1, byAction: ofAction(action, 1) });
      return { ...now, days, unread };
    },
  };
}

const named = (query: FeedQuery, account: string): string => namedSubscriptions(query, account).join(', ');

/** Whether new events are the only change: none was removed, and no older one was linked to a subscription in question. */
function onlyGrew(
  db: Database,
  { account, schema }: AccountQuery,
  query: FeedQuery,
  before: Tally,
  now: StoreState,
): boolean {
  const came = one<{ events: number; links: number }>(
    db,
    `SELECT (SELECT count(*) FROM ${schema}.event WHERE id > ?) AS events,
       (SELECT count(*) FROM ${schema}.event_subscription
        WHERE subscription IN (${named(query, account)}) AND event > ?) AS links`,
    before.lastId,
    before.lastId,
  );
  return before.events + came.events === now.events && before.links + came.links === now.links;
}

/** Counts the unread events of a query if that is cheaper than counting everything; else undefined. */
function countUnread(
  db: Database,
  { schema, where }: AccountQuery,
  { unread: total, unreadDerived }: StoreState,
): number | undefined {
  if (where.sql === ALWAYS.sql) return total;
  if (where.sql === VISIBLE) return total - unreadDerived;
  if (total > FEW_UNREAD) return undefined;
  return one<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM ${schema}.event e INDEXED BY event_unread WHERE e.read = 0 AND ${where.sql}`,
    ...where.values,
  ).n;
}

/**
 * Takes off the rows of events that were folded or hidden since the last count, and adds those that have a row of their own
 * now. @returns false if that cannot be told from the notes.
 */
function takeFolds(
  db: Database,
  { account, schema, own }: AccountQuery,
  query: FeedQuery,
  before: Tally,
  days: DayCounts,
): boolean {
  if (query.fold && own.sql !== ALONE) return false;
  const hides = query.derived === false;
  // Events that are hidden by now were counted before, so they must match here.
  const where = feedWhere({ account, schema }, { ...query, derived: undefined }, null);
  const rows = !query.fold ? 'f.visible_events' : hides ? 'f.visible_rows' : 'f.rows';
  const { first } = db.prepare(`SELECT min(id) AS first FROM ${schema}.fold`).get() as { first: number };
  if (first > before.folds + 1) return false;
  const folded = db
    .prepare(
      `SELECT e.time / 1000000 AS time, e.action, ${rows} AS rows, ${hides ? 'f.visible_events' : '0'} AS events
       FROM ${schema}.fold f CROSS JOIN ${schema}.event e NOT INDEXED ON e.id = f.event
       WHERE f.id > ? AND f.event <= ? AND ${where.sql}`,
    )
    .all(before.folds, before.lastId, ...where.values) as {
    time: number;
    action: number;
    rows: number;
    events: number;
  }[];
  for (const { time, action, rows: change, events } of folded)
    addToDay(days, startOfDay(time), { rows: change, events, byAction: ofAction(action, events) });
  return true;
}
