import { actionByCode } from '../../model/actions.ts';
import { type EventDetail, type EventRow, type FeedQuery, partsOf } from '../../model/event.ts';
import { AosError } from '../../model/problem.ts';
import { subjectByCode } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { feedPlans, type Part } from './feed-plan.ts';
import { ns } from './query.ts';
import { activityReader } from './read-activity.ts';
import { burstReader } from './read-bursts.ts';
import { countReader } from './read-counts.ts';
import { exportReader } from './read-export.ts';
import { personalReader } from './read-personal.ts';

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
  detail: string | null;
  twins: number;
  derived: number;
}

const columns = (schema: string) => `
  SELECT e.id, e.time / 1000000 AS time, e.subject, e.action, r.id AS resourceId, r.name, r.path, e.text, e.read, e.detail, e.twins, e.derived,
    (SELECT group_concat(s.subscription) FROM ${schema}.event_subscription s WHERE s.event = e.id) AS subscriptions
  FROM ${schema}.event e LEFT JOIN ${schema}.resource r ON r.key = e.resource`;

function toRow(account: string, row: Stored): EventRow {
  return {
    account,
    id: row.id,
    time: row.time,
    action: actionByCode(row.action),
    subject: subjectByCode(row.subject),
    resourceId: row.resourceId,
    name: row.name,
    path: row.path === null ? [] : (JSON.parse(row.path) as string[]),
    text: row.text,
    read: row.read === 1,
    subscriptions: row.subscriptions === null ? [] : row.subscriptions.split(','),
    ...partsOf(actionByCode(row.action), row.twins + 1, row.derived === 1),
  };
}

/** Reads the feed: of one account, or of all of them merged by time. */
export function feedReader(db: Database, attached: Attached) {
  const plans = feedPlans(db, attached);
  const { parts } = plans;
  const personal = personalReader(db);

  function rows(account: string, schema: string, ids: number[]): Map<number, EventRow> {
    const found = db
      .prepare(`${columns(schema)} WHERE e.id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids)) as unknown as Stored[];
    const made = found.map((stored) => ({ row: toRow(account, stored), detail: stored.detail }));
    personal.fill(schema, made);
    return new Map(made.map(({ row }) => [row.id, row]));
  }

  const counts = countReader(db, parts);
  const bursts = burstReader(db, parts, rows, counts.feedLocate);

  /** Which rows stand in a stretch of the list. */
  function place(
    asked: readonly Part[],
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

  return {
    ...activityReader(db, parts),
    ...counts,
    ...exportReader(db, parts, rows),
    ...bursts.reader,

    /**
     * Rows `offset` … `offset + limit - 1`, newest first; counted from a time on (epoch ms, exclusive) where one is given:
     * what is newer need not be passed over then.
     */
    feedPage(query: FeedQuery, offset: number, limit: number, before: number | null = null): EventRow[] {
      const newest = before === null && offset === 0 ? plans.newest(query) : null;
      const near = newest && place(newest, offset, limit, before);
      const whole = near === null || near.length < limit;
      const asked = whole || newest === null ? parts(query) : newest;
      const page = whole ? place(asked, offset, limit, before) : near;
      const full = asked.map((part, n) => {
        const ids = page.filter((p) => p.part === n).map((p) => p.id);
        const found = rows(part.account, part.schema, ids);
        if (query.fold)
          for (const [id, burst] of bursts.of(part, ids)) {
            const row = found.get(id);
            if (row) row.burst = burst;
          }
        return found;
      });
      return page.flatMap((p) => full[p.part]?.get(p.id) ?? []);
    },

    /** Ids of matching events of one account whose read mark is not `read`, newest first. */
    feedUnlike(query: FeedQuery, account: string, read: boolean): number[] {
      return parts({ ...query, account }).flatMap(({ events, where }) =>
        (
          db
            .prepare(
              `SELECT e.id FROM ${events} WHERE e.read = ? AND ${where.sql} ORDER BY e.time DESC, e.id DESC`,
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

    /** Rows by id for banners: without what a personal notification raises one for. */
    alertRows(account: string, ids: number[]): EventRow[] {
      const schema = attached.schema(account);
      const found = rows(account, schema, ids);
      return personal.untold(
        schema,
        ids.flatMap((id) => found.get(id) ?? []),
      );
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
