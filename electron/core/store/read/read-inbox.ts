import {
  type InboxKind,
  type InboxQuery,
  type InboxRow,
  type InboxState,
  inboxKindByCode,
  inboxKinds,
  type Notice,
} from '../../model/notification.ts';
import type { Permission } from '../../model/resource.ts';
import { kindByCode } from '../../model/subjects.ts';
import { isAboutPermissions } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { addInboxMatch, type NoticeSentences } from './inbox-match.ts';
import { noticeOf } from './notice.ts';
import { inboxWhere } from './query.ts';
import { personalReader } from './read-personal.ts';

interface Stored {
  part: number;
  id: string;
  kind: number;
  time: number;
  message: string;
  user_id: string | null;
  user_name: string | null;
  resource_id: string | null;
  resource_name: string | null;
  state: string;
  reason: string | null;
  settled_at: number | null;
}

/** What is known of a resource that a notification names. */
interface Known {
  id: string;
  name: string | null;
  kind: number | null;
  path: string | null;
  level: string | null;
}

function noticeFrom(row: Omit<Stored, 'part'>, known: Known | undefined): Notice {
  return noticeOf(
    {
      kind: row.kind,
      message: row.message,
      userId: row.user_id,
      userName: row.user_name,
      resourceId: row.resource_id,
      resourceName: row.resource_name,
    },
    {
      name: known?.name ?? null,
      kind: kindByCode(known?.kind ?? null),
      permission: (known?.level ?? null) as Permission | null,
    },
  );
}

function toRow(account: string, row: Stored, known: Known | undefined): InboxRow {
  return {
    account,
    id: row.id,
    kind: inboxKindByCode(row.kind),
    time: row.time,
    notice: noticeFrom(row, known),
    message: row.message,
    user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? '' },
    resource:
      row.resource_id === null
        ? null
        : {
            id: row.resource_id,
            name: row.resource_name || known?.name || '',
            kind: kindByCode(known?.kind ?? null),
            path: JSON.parse(known?.path ?? '[]') as string[],
          },
    state: row.state as InboxState,
    reason: row.reason,
    settledAt: row.settled_at,
  };
}

/** An open notification, for its banner. */
export interface OpenNotice {
  id: string;
  notice: Notice;
  /** Events about oneself that tell the same. */
  events: number[];
}

/** Reads the inbox: of one account, or of all of them merged by time. */
export function inboxReader(db: Database, attached: Attached, sentences: NoticeSentences) {
  addInboxMatch(db, sentences);
  const personal = personalReader(db);
  const asked = (query: InboxQuery) =>
    attached.list().filter((a) => query.account === null || a.account === query.account);

  /** What is known of the resources that notifications of an account name. */
  function resources(schema: string, rows: readonly { resource_id: string | null }[]): Map<string, Known> {
    const ids = [...new Set(rows.flatMap((row) => row.resource_id ?? []))];
    const found = db
      .prepare(
        `SELECT i.value AS id, r.name, r.kind, r.path, p.level FROM json_each(?) i
         LEFT JOIN ${schema}.resource r ON r.id = i.value LEFT JOIN ${schema}.permission p ON p.resource = i.value`,
      )
      .all(JSON.stringify(ids)) as unknown as Known[];
    return new Map(found.map((known) => [known.id, known]));
  }

  return {
    /** @param locale the language notifications are shown in (BCP 47), which is what a text is looked for in. */
    inboxCount(
      query: InboxQuery,
      locale = 'en',
    ): { total: number; kinds: { kind: InboxKind; count: number }[] } {
      const counts = new Map<InboxKind, number>();
      for (const { schema } of asked(query)) {
        const where = inboxWhere(schema, query, locale);
        const rows = db
          .prepare(
            `SELECT n.kind, count(*) AS n FROM ${schema}.notification n WHERE ${where.sql} GROUP BY n.kind`,
          )
          .all(...where.values) as { kind: number; n: number }[];
        for (const row of rows) {
          const kind = inboxKindByCode(row.kind);
          counts.set(kind, (counts.get(kind) ?? 0) + row.n);
        }
      }
      const kinds = [...counts].map(([kind, count]) => ({ kind, count }));
      return { total: kinds.reduce((sum, k) => sum + k.count, 0), kinds };
    },

    inboxPage(query: InboxQuery, offset: number, limit: number, locale = 'en'): InboxRow[] {
      const accounts = asked(query).map((a) => ({ ...a, where: inboxWhere(a.schema, query, locale) }));
      if (accounts.length === 0) return [];
      const union = accounts
        .map(
          ({ schema, where }, n) =>
            `SELECT ${n} AS part, n.* FROM ${schema}.notification n WHERE ${where.sql}`,
        )
        .join(' UNION ALL ');
      const by = query.view === 'open' ? 'time' : 'settled_at';
      const rows = db
        .prepare(`SELECT * FROM (${union}) ORDER BY ${by} DESC, id DESC LIMIT ? OFFSET ?`)
        .all(...accounts.flatMap((a) => a.where.values), limit, offset) as unknown as Stored[];
      const known = accounts.map(({ schema }, n) =>
        resources(
          schema,
          rows.filter((row) => row.part === n),
        ),
      );
      return rows.map((row) => {
        const about = known[row.part]?.get(row.resource_id ?? '');
        return toRow(accounts[row.part]?.account ?? '', row, about);
      });
    },

    inboxIds(query: InboxQuery, locale = 'en'): { account: string; id: string }[] {
      return asked(query).flatMap(({ account, schema }) => {
        const where = inboxWhere(schema, query, locale);
        const rows = db
          .prepare(
            `SELECT n.id FROM ${schema}.notification n WHERE ${where.sql} ORDER BY n.time DESC, n.id DESC`,
          )
          .all(...where.values) as { id: string }[];
        return rows.map(({ id }) => ({ account, id }));
      });
    },

    /** Who asks for access to what; null when that cannot be told, or the request is no longer open. */
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

    /** Those of `ids` that are open, with what they say. */
    notifications(account: string, ids: string[]): OpenNotice[] {
      const schema = attached.schema(account);
      const rows = db
        .prepare(
          `SELECT * FROM ${schema}.notification WHERE state = 'open' AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as unknown as Stored[];
      const known = resources(schema, rows);
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
