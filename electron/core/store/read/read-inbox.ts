import {
  type InboxKind,
  type InboxQuery,
  type InboxRow,
  inboxKindByCode,
  inboxKinds,
  type Notice,
} from '../../model/notification.ts';
import { isAboutPermissions } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached, AttachedAccount } from './attached.ts';
import { addInboxMatch, type NoticeSentences } from './inbox-match.ts';
import { type KnownTarget, noticeFrom, type StoredNotification, toInboxRow } from './inbox-row.ts';
import { inboxWhere } from './query.ts';
import { personalReader } from './read-personal.ts';

/** An open notification, for its banner. */
interface OpenNotice {
  id: string;
  notice: Notice;
  /** Events about the user that say the same. */
  events: number[];
}

/** Reads the inbox: of one account, or of all accounts merged by time. */
export function inboxReader(db: Database, attached: Attached, sentences: NoticeSentences) {
  addInboxMatch(db, sentences);
  return { ...listReader(db, attached), ...notificationReader(db, attached) };
}

/** Lists of notifications that match a query. @param locale the language (BCP 47) in which they are shown and searched. */
function listReader(db: Database, attached: Attached) {
  const asked = (query: InboxQuery) =>
    attached.list().filter((a) => query.account === null || a.account === query.account);

  return {
    inboxCount(
      query: InboxQuery,
      locale = 'en',
    ): { total: number; kinds: { kind: InboxKind; count: number }[] } {
      const counts = new Map<InboxKind, number>();
      for (const one of asked(query)) {
        for (const row of countKinds(db, one, query, locale)) {
          const kind = inboxKindByCode(row.kind);
          counts.set(kind, (counts.get(kind) ?? 0) + row.n);
        }
      }
      const kinds = [...counts].map(([kind, count]) => ({ kind, count }));
      return { total: kinds.reduce((sum, k) => sum + k.count, 0), kinds };
    },

    inboxPage(query: InboxQuery, offset: number, limit: number, locale = 'en'): InboxRow[] {
      const accounts = asked(query).map((a) => ({ ...a, where: inboxWhere(a, query, locale) }));
      if (accounts.length === 0) return [];
      const union = accounts.map(
        ({ schema, where }, n) => `SELECT ${n} AS part, n.* FROM ${schema}.notification n WHERE ${where.sql}`,
      );
      const by = query.view === 'open' ? 'time' : 'settled_at';
      const rows = db
        .prepare(`SELECT * FROM (${union.join(' UNION ALL ')}) ORDER BY ${by} DESC, id DESC LIMIT ? OFFSET ?`)
        .all(...accounts.flatMap((a) => a.where.values), limit, offset) as unknown as (StoredNotification & {
        part: number;
      })[];
      const known = accounts.map(({ schema }, n) =>
        targetsOf(
          db,
          schema,
          rows.filter((row) => row.part === n),
        ),
      );
      return rows.map((row) => {
        const about = known[row.part]?.get(row.resource_id ?? '');
        return toInboxRow(accounts[row.part]?.account ?? '', row, about);
      });
    },

    /** Returns the ids of everything that matches in one account, newest first. */
    inboxIds(account: string, query: InboxQuery, locale = 'en'): string[] {
      const schema = attached.schema(account);
      const where = inboxWhere({ account, schema }, query, locale);
      const rows = db
        .prepare(
          `SELECT n.id FROM ${schema}.notification n WHERE ${where.sql} ORDER BY n.time DESC, n.id DESC`,
        )
        .all(...where.values) as { id: string }[];
      return rows.map(({ id }) => id);
    },
  };
}

function countKinds(db: Database, account: AttachedAccount, query: InboxQuery, locale: string) {
  const where = inboxWhere(account, query, locale);
  return db
    .prepare(
      `SELECT n.kind, count(*) AS n FROM ${account.schema}.notification n WHERE ${where.sql} GROUP BY n.kind`,
    )
    .all(...where.values) as { kind: number; n: number }[];
}

/** Single notifications of one account. */
function notificationReader(db: Database, attached: Attached) {
  const personal = personalReader(db);
  return {
    /** Returns who requests access to what; null if that is not known, or the request is no longer open. */
    accessRequest(account: string, id: string): { userId: string; resourceId: string } | null {
      const found = db
        .prepare(
          `SELECT user_id AS userId, resource_id AS resourceId FROM ${attached.schema(account)}.notification
           WHERE id = ? AND kind = ? AND state IN ('open', 'failed')
             AND user_id IS NOT NULL AND resource_id IS NOT NULL`,
        )
        .get(id, inboxKinds['access-requested'].code);
      return (found as { userId: string; resourceId: string } | undefined) ?? null;
    },

    /** Returns what notifications say, by their ids; those that are no longer kept are left out. */
    notices(account: string, ids: string[]): Map<string, Notice> {
      const schema = attached.schema(account);
      const rows = db
        .prepare(`SELECT * FROM ${schema}.notification WHERE id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(ids)) as unknown as StoredNotification[];
      const known = targetsOf(db, schema, rows);
      return new Map(rows.map((row) => [row.id, noticeFrom(row, known.get(row.resource_id ?? ''))]));
    },

    /** Returns those of `ids` that are open, with what they say. */
    notifications(account: string, ids: string[]): OpenNotice[] {
      const schema = attached.schema(account);
      const rows = db
        .prepare(
          `SELECT * FROM ${schema}.notification WHERE state = 'open' AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as unknown as StoredNotification[];
      const known = targetsOf(db, schema, rows);
      return rows.map((row) => ({
        id: row.id,
        notice: noticeFrom(row, known.get(row.resource_id ?? '')),
        events: isAboutPermissions(row.kind)
          ? personal.sameAs(schema, { resourceId: row.resource_id, time: row.time })
          : [],
      }));
    },
  };
}

/** Reads what is known about the resources that notifications of an account name, by their ids. */
function targetsOf(
  db: Database,
  schema: string,
  rows: readonly { resource_id: string | null }[],
): Map<string, KnownTarget> {
  const ids = [...new Set(rows.flatMap((row) => row.resource_id ?? []))];
  const found = db
    .prepare(
      `SELECT i.value AS id, r.name, r.kind, r.path, p.level FROM json_each(?) i
       LEFT JOIN ${schema}.resource r ON r.id = i.value LEFT JOIN ${schema}.permission p ON p.resource = i.value`,
    )
    .all(JSON.stringify(ids)) as unknown as KnownTarget[];
  return new Map(found.map((known) => [known.id, known]));
}
