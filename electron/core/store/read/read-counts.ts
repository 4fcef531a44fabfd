import type { EventRef, FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import { startOfDay } from './days.ts';
import type { Part } from './feed-plan.ts';
import { ALONE, feedWhere, LATEST, ns, VISIBLE } from './query.ts';

export interface FeedCount {
  total: number;
  unread: number;
  /** What the list shows, which is less where bursts are folded. */
  rows: number;
  /** Newest first; `count` is rows. */
  days: { start: number; count: number; events: number }[];
}

/** What one account's part of a query came to, and what the database held then. */
interface Tally {
  days: Days;
  unread: number;
  /** Of these, how many only follow from another event. */
  unreadDerived: number;
  /** Changes with every commit. */
  version: number;
  /** The newest event, how many there were, and how many the subscription asked for had. */
  lastId: number;
  events: number;
  links: number;
  /** How many events were ever folded, or became derived ones, after they were stored. */
  folds: number;
}

type Days = Map<number, { rows: number; events: number }>;

/** So many queries are remembered with their counts. */
const MOST = 12;
/** With more unread events than this, they are counted along with all others. */
const FEW_UNREAD = 20_000;

/**
 * Counts what matches, by day. A million events take a tenth of a second, so a count is remembered: as long as nothing
 * was removed only the events that came since are counted, and the unread ones, which are few or known in total.
 */
export function countReader(db: Database, parts: (query: FeedQuery) => Part[]) {
  const known = new Map<string, Map<string, Tally>>();

  const one = <T>(sql: string, ...values: (string | number | bigint)[]): T =>
    db.prepare(sql).get(...values) as T;

  const versionOf = (schema: string) =>
    one<{ data_version: number }>(`PRAGMA ${schema}.data_version`).data_version;

  function stateOf(schema: string, query: FeedQuery): Omit<Tally, 'days'> {
    const row = one<Pick<Tally, 'lastId' | 'events' | 'unread' | 'unreadDerived' | 'links' | 'folds'>>(
      `SELECT (SELECT coalesce(max(id), 0) FROM ${schema}.event) AS lastId,
         (SELECT value FROM ${schema}.totals WHERE name = 'events') AS events,
         (SELECT value FROM ${schema}.totals WHERE name = 'unread') AS unread,
         (SELECT value FROM ${schema}.totals WHERE name = 'unread-derived') AS unreadDerived,
         (SELECT count(*) FROM ${schema}.event_subscription WHERE subscription = ?) AS links,
         (SELECT coalesce(max(id), 0) FROM ${schema}.fold) AS folds`,
      Number(query.subscription ?? 0),
    );
    return { version: versionOf(schema), ...row };
  }

  /** Whether the events after the last one counted are all that has changed: none has gone, none was linked later. */
  function onlyGrew(schema: string, query: FeedQuery, before: Tally, now: Omit<Tally, 'days'>): boolean {
    const came = one<{ events: number; links: number }>(
      `SELECT (SELECT count(*) FROM ${schema}.event WHERE id > ?) AS events,
         (SELECT count(*) FROM ${schema}.event_subscription WHERE subscription = ? AND event > ?) AS links`,
      before.lastId,
      Number(query.subscription ?? 0),
      before.lastId,
    );
    return before.events + came.events === now.events && before.links + came.links === now.links;
  }

  /** Matching events by day where they are few: each is looked at. */
  function countNarrow({ events, where, own }: Part): Pick<Tally, 'days' | 'unread'> {
    const days: Days = new Map();
    let unread = 0;
    const found = db
      .prepare(`SELECT e.time / 1000000 AS time, e.read, ${own.sql} AS own FROM ${events} WHERE ${where.sql}`)
      .all(...own.values, ...where.values) as { time: number; read: number; own: number }[];
    for (const { time, read, own: row } of found) {
      add(days, startOfDay(time), row, 1);
      if (read === 0) unread++;
    }
    return { days, unread };
  }

  /** From one day that has events to the one before it: there may be years between them. */
  function countByDay(
    { schema, events, where, own }: Part,
    query: FeedQuery,
  ): Pick<Tally, 'days' | 'unread'> {
    const days: Days = new Map();
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
      add(days, start, found.own, found.n);
    }
  }

  /** How many of a part are unread, where that is cheaper than counting everything; undefined where it is not. */
  function countUnread(
    { schema, where }: Part,
    { unread: total, unreadDerived }: Pick<Tally, 'unread' | 'unreadDerived'>,
  ): number | undefined {
    if (where.sql === '1') return total;
    if (where.sql === VISIBLE) return total - unreadDerived;
    if (total > FEW_UNREAD) return undefined;
    return one<{ n: number }>(
      `SELECT count(*) AS n FROM ${schema}.event e INDEXED BY event_unread WHERE e.read = 0 AND ${where.sql}`,
      ...where.values,
    ).n;
  }

  /** The count of before, with what came since; undefined when more than that may have changed. */
  function goOn(part: Part, query: FeedQuery, before: Tally): Tally | undefined {
    const { schema, where, own } = part;
    if (versionOf(schema) === before.version) return before;
    const now = stateOf(schema, query);
    // Names and read marks change what a text or "unread" matches.
    if (query.text !== '' || query.unread || !onlyGrew(schema, query, before, now)) return undefined;
    const unread = countUnread(part, now);
    if (unread === undefined) return undefined;
    const days = new Map(before.days);
    const folds = now.folds > before.folds && (query.fold || query.derived === false);
    if (folds && !takeFolds(part, query, before, days)) return undefined;
    const came = db
      .prepare(
        `SELECT e.time / 1000000 AS time, ${own.sql} AS own FROM ${schema}.event e NOT INDEXED
         WHERE e.id > ? AND ${where.sql}`,
      )
      .all(...own.values, before.lastId, ...where.values) as { time: number; own: number }[];
    for (const { time, own: row } of came) add(days, startOfDay(time), row, 1);
    return { ...now, days, unread };
  }

  /** Takes off what was folded or hidden since, and adds what has a row of its own now; false where that cannot be told. */
  function takeFolds({ schema, own }: Part, query: FeedQuery, before: Tally, days: Days): boolean {
    if (query.fold && own.sql !== ALONE) return false;
    const hides = query.derived === false;
    // Whatever is hidden by now was counted before.
    const subscription = query.subscription === null ? null : Number(query.subscription);
    const where = feedWhere(schema, { ...query, derived: undefined }, subscription, null);
    const rows = !query.fold ? 'f.visible_events' : hides ? 'f.visible_rows' : 'f.rows';
    const { first } = one<{ first: number }>(`SELECT min(id) AS first FROM ${schema}.fold`);
    if (first > before.folds + 1) return false;
    const folded = db
      .prepare(
        `SELECT e.time / 1000000 AS time, ${rows} AS rows, ${hides ? 'f.visible_events' : '0'} AS events FROM ${schema}.fold f CROSS JOIN ${schema}.event e NOT INDEXED ON e.id = f.event
         WHERE f.id > ? AND f.event <= ? AND ${where.sql}`,
      )
      .all(before.folds, before.lastId, ...where.values) as {
      time: number;
      rows: number;
      events: number;
    }[];
    for (const { time, rows: change, events } of folded) add(days, startOfDay(time), change, events);
    return true;
  }

  function countPart(part: Part, query: FeedQuery, before: Tally | undefined): Tally {
    const grown = before && goOn(part, query, before);
    if (grown) return grown;
    return { ...stateOf(part.schema, query), ...(part.narrow ? countNarrow(part) : countByDay(part, query)) };
  }

  function tallies(query: FeedQuery): Map<string, { part: Part; tally: Tally }> {
    const key = JSON.stringify(query);
    const before = known.get(key);
    const counted = new Map(
      parts(query).map((part) => {
        const snapshot = atOnce(db, () => countPart(part, query, before?.get(part.schema)));
        return [part.schema, { part, tally: snapshot }] as const;
      }),
    );
    known.delete(key);
    known.set(key, new Map([...counted].map(([schema, { tally }]) => [schema, tally])));
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return counted;
  }

  return {
    feedCount(query: FeedQuery): FeedCount {
      const days: Days = new Map();
      let unread = 0;
      for (const { tally } of tallies(query).values()) {
        unread += tally.unread;
        for (const [start, { rows, events }] of tally.days) add(days, start, rows, events);
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
     * How many rows are newer than that of an event, which may be its burst's; null when the event does not match or does
     * not exist.
     */
    feedLocate(query: FeedQuery, { account, id }: EventRef): number | null {
      const counted = [...tallies(query).values()];
      const mine = counted.find(({ part }) => part.account === account);
      if (!mine) return null;
      const row = rowOf(mine.part, id);
      if (row === null) return null;
      const day = startOfDay(Number(row.time / 1_000_000n));
      const end = BigInt(nextDay(day)) * 1_000_000n;
      let newer = 0;
      for (const { part, tally } of counted) {
        for (const [start, { rows }] of tally.days) if (start > day) newer += rows;
        newer += one<{ n: number }>(
          `SELECT count(*) AS n FROM ${part.events}
           WHERE e.time < ? AND (e.time, e.id) > (?, ?) AND ${part.where.sql} AND ${part.own.sql}`,
          end,
          row.time,
          row.id,
          ...part.where.values,
          ...part.own.values,
        ).n;
      }
      return newer;
    },
  };

  /** The event in whose row a matching one is shown. */
  function rowOf({ schema, where, own }: Part, id: number): { id: bigint; time: bigint } | null {
    const read = db.prepare(
      `SELECT e.id, e.time, e.burst, ${own.sql} AS own FROM ${schema}.event e WHERE e.id = ? AND ${where.sql}`,
    );
    read.setReadBigInts(true);
    const event = read.get(...own.values, id, ...where.values) as
      | { id: bigint; time: bigint; burst: bigint | null; own: bigint }
      | undefined;
    if (event === undefined) return null;
    if (event.own === 1n || event.burst === null) return event;
    const head = db.prepare(`SELECT id, time FROM ${schema}.event WHERE id = ?`);
    head.setReadBigInts(true);
    return head.get(event.burst) as { id: bigint; time: bigint };
  }
}

/** One view of the database for several questions. */
function atOnce<T>(db: Database, ask: () => T): T {
  db.exec('BEGIN');
  try {
    return ask();
  } finally {
    db.exec('COMMIT');
  }
}

function add(days: Days, start: number, rows: number, events: number): void {
  const before = days.get(start) ?? { rows: 0, events: 0 };
  days.set(start, { rows: before.rows + rows, events: before.events + events });
}

/** The start of the day after the one that begins at `start`. */
function nextDay(start: number): number {
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return startOfDay(date.getTime());
}
