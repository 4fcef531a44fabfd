import { actions, type EventDetail, type EventRow, type FeedQuery, subjects } from '../event/event.ts';
import { AosError } from '../transport/aos-error.ts';
import type { Attached } from './attached.ts';
import { startOfDay } from './days.ts';
import { feedWhere, LATEST, ns, type Where } from './query.ts';
import { activityReader } from './read-activity.ts';
import { exportReader } from './read-export.ts';
import type { Database } from './sqlite.ts';

interface Stored {
  id: number;
  time: number;
  subject: number;
  action: number;
  resourceId: string | null;
  name: string | null;
  path: string | null;
  text: string | null;
  read: number;
  subscriptions: string;
}

const columns = (schema: string) => `
  SELECT e.id, e.time / 1000000 AS time, e.subject, e.action, r.id AS resourceId, r.name, r.path, e.text, e.read,
    (SELECT group_concat(s.subscription) FROM ${schema}.event_subscription s WHERE s.event = e.id) AS subscriptions
  FROM ${schema}.event e LEFT JOIN ${schema}.resource r ON r.key = e.resource`;

function toRow(account: string, row: Stored): EventRow {
  return {
    account,
    id: row.id,
    time: row.time,
    action: actions[row.action] ?? 'unknown',
    subject: subjects[row.subject] ?? 'unknown',
    resourceId: row.resourceId,
    name: row.name,
    path: row.path === null ? [] : (JSON.parse(row.path) as string[]),
    text: row.text,
    read: row.read === 1,
    subscriptions: row.subscriptions === null ? [] : row.subscriptions.split(','),
  };
}

/** Reads the feed: of one account, or of all of them merged by time. */
export function feedReader(db: Database, attached: Attached) {
  /** The accounts a query is about, each with its condition. A subscription belongs to one account. */
  function parts(query: FeedQuery): { account: string; schema: string; where: Where }[] {
    const subscription = query.subscription === null ? null : Number(query.subscription);
    return attached
      .list()
      .filter((a) => query.account === null || a.account === query.account)
      .map((a) => ({ ...a, where: feedWhere(a.schema, query, subscription) }));
  }

  function rows(account: string, schema: string, ids: number[]): Map<number, EventRow> {
    const found = db
      .prepare(`${columns(schema)} WHERE e.id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids)) as unknown as Stored[];
    return new Map(found.map((row) => [row.id, toRow(account, row)]));
  }

  return {
    ...activityReader(db, parts),
    ...exportReader(db, parts, rows),

    feedCount(query: FeedQuery): { total: number; unread: number; days: { start: number; count: number }[] } {
      const asked = parts(query);
      let total = 0;
      let unread = 0;
      const days = new Map<number, number>();
      for (const { schema, where } of asked) {
        const last = db.prepare(
          `SELECT max(time) AS time FROM ${schema}.event WHERE time >= ? AND time <= ?`,
        );
        last.setReadBigInts(true);
        const count = db.prepare(
          `SELECT count(*) AS n, coalesce(sum(e.read = 0), 0) AS unread FROM ${schema}.event e
           WHERE e.time >= ? AND e.time <= ? AND ${where.sql}`,
        );
        const from = query.from === null ? 0n : ns(query.from);
        let upTo = query.to === null ? LATEST : ns(query.to) - 1n;
        // From one day that has events to the one before it: there may be years between them.
        for (;;) {
          const { time } = last.get(from, upTo) as { time: bigint | null };
          if (time === null) break;
          const start = startOfDay(Number(time / 1_000_000n));
          const begin = BigInt(start) * 1_000_000n;
          const found = count.get(begin, upTo, ...where.values) as { n: number; unread: number };
          upTo = begin - 1n;
          if (found.n === 0) continue;
          total += found.n;
          unread += found.unread;
          days.set(start, (days.get(start) ?? 0) + found.n);
        }
      }
      const newestFirst = [...days].sort((a, b) => b[0] - a[0]);
      return { total, unread, days: newestFirst.map(([start, count]) => ({ start, count })) };
    },

    feedPage(query: FeedQuery, offset: number, limit: number): EventRow[] {
      const asked = parts(query);
      if (asked.length === 0) return [];
      const union = asked
        .map(
          ({ schema, where }, n) =>
            `SELECT ${n} AS part, e.id, e.time FROM ${schema}.event e WHERE ${where.sql}`,
        )
        .join(' UNION ALL ');
      const page = db
        .prepare(`SELECT part, id FROM (${union} ORDER BY time DESC, id DESC LIMIT ? OFFSET ?)`)
        .all(...asked.flatMap((a) => a.where.values), limit, offset) as { part: number; id: number }[];
      const full = asked.map(({ account, schema }, n) =>
        rows(
          account,
          schema,
          page.filter((p) => p.part === n).map((p) => p.id),
        ),
      );
      return page.flatMap((p) => full[p.part]?.get(p.id) ?? []);
    },

    /** How many matching events are newer than this one; null when it does not match or does not exist. */
    feedLocate(query: FeedQuery, account: string, id: number): number | null {
      const asked = parts(query);
      const own = asked.find((a) => a.account === account);
      if (!own) return null;
      const read = db.prepare(`SELECT e.time FROM ${own.schema}.event e WHERE e.id = ? AND ${own.where.sql}`);
      read.setReadBigInts(true);
      const event = read.get(id, ...own.where.values) as { time: bigint } | undefined;
      if (!event) return null;
      let newer = 0;
      for (const { schema, where } of asked) {
        const { n } = db
          .prepare(
            `SELECT count(*) AS n FROM ${schema}.event e WHERE (e.time, e.id) > (?, ?) AND ${where.sql}`,
          )
          .get(event.time, id, ...where.values) as { n: number };
        newer += n;
      }
      return newer;
    },

    /** Ids of matching events of one account whose read mark is not `read`, newest first. */
    feedUnlike(query: FeedQuery, account: string, read: boolean): number[] {
      return parts({ ...query, account }).flatMap(({ schema, where }) =>
        (
          db
            .prepare(
              `SELECT e.id FROM ${schema}.event e WHERE e.read = ? AND ${where.sql} ORDER BY e.time DESC, e.id DESC`,
            )
            .all(read ? 0 : 1, ...where.values) as { id: number }[]
        ).map((r) => r.id),
      );
    },

    /** Rows by id, in the order of the ids; unknown ids are left out. */
    feedRows(account: string, ids: number[]): EventRow[] {
      const found = rows(account, attached.schema(account), ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    feedDetail(account: string, id: number): Omit<EventDetail, 'portal'> {
      const schema = attached.schema(account);
      const row = rows(account, schema, [id]).get(id);
      const statement = db.prepare(
        `SELECT e.checksum, e.delivered, e.alert, e.seq, p.stream, p.number, r.key, r.title, r.description, r.size,
           r.permission, r.status, r.created_at AS createdAt, r.deleted
         FROM ${schema}.event e JOIN ${schema}.epoch p ON p.id = e.epoch
           LEFT JOIN ${schema}.resource r ON r.key = e.resource WHERE e.id = ?`,
      );
      statement.setReadBigInts(true);
      const more = statement.get(id) as
        | {
            checksum: string;
            delivered: bigint;
            alert: string;
            seq: bigint;
            stream: string;
            number: bigint;
            key: bigint | null;
            title: string | null;
            description: string | null;
            size: bigint | null;
            permission: string | null;
            status: string | null;
            createdAt: bigint | null;
            deleted: bigint | null;
          }
        | undefined;
      if (!row || !more) {
        throw new AosError({
          kind: 'not-found',
          message: 'This event is no longer kept here.',
          next: 'It was removed by the retention you set. Newer events are in the feed.',
        });
      }
      const recent =
        more.key === null
          ? []
          : (db
              .prepare(`${columns(schema)} WHERE e.resource = ? ORDER BY e.time DESC, e.id DESC LIMIT 20`)
              .all(more.key) as unknown as Stored[]);
      return {
        row,
        title: more.title ?? '',
        description: more.description ?? '',
        checksum: more.checksum,
        size: more.size === null ? null : Number(more.size),
        permission: more.permission as EventDetail['permission'],
        resourceStatus: more.status ?? '',
        createdAt: more.createdAt === null ? null : Number(more.createdAt),
        deleted: more.deleted === 1n,
        identity: `${more.stream}/${more.number}/${BigInt.asUintN(64, more.seq)}`,
        delivered: Number(more.delivered),
        alert: more.alert,
        recent: recent.map((r) => toRow(account, r)),
      };
    },
  };
}
