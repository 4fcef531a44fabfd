import {
  type InboxKind,
  type InboxQuery,
  type InboxRow,
  type InboxState,
  inboxKinds,
} from '../inbox/notification.ts';
import type { Attached } from './attached.ts';
import { inboxWhere } from './query.ts';
import type { Database } from './sqlite.ts';

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

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Reads the inbox: of one account, or of all of them merged by time. */
export function inboxReader(db: Database, attached: Attached) {
  const asked = (query: InboxQuery) =>
    attached.list().filter((a) => query.account === null || a.account === query.account);

  return {
    inboxCount(query: InboxQuery): { total: number; kinds: { kind: InboxKind; count: number }[] } {
      const counts = new Map<InboxKind, number>();
      const where = inboxWhere(query);
      for (const { schema } of asked(query)) {
        const rows = db
          .prepare(
            `SELECT n.kind, count(*) AS n FROM ${schema}.notification n WHERE ${where.sql} GROUP BY n.kind`,
          )
          .all(...where.values) as { kind: number; n: number }[];
        for (const row of rows) {
          const kind = inboxKinds[row.kind] ?? 'other';
          counts.set(kind, (counts.get(kind) ?? 0) + row.n);
        }
      }
      const kinds = [...counts].map(([kind, count]) => ({ kind, count }));
      return { total: kinds.reduce((sum, k) => sum + k.count, 0), kinds };
    },

    inboxPage(query: InboxQuery, offset: number, limit: number): InboxRow[] {
      const accounts = asked(query);
      if (accounts.length === 0) return [];
      const where = inboxWhere(query);
      const union = accounts
        .map(({ schema }, n) => `SELECT ${n} AS part, n.* FROM ${schema}.notification n WHERE ${where.sql}`)
        .join(' UNION ALL ');
      const by = query.view === 'open' ? 'time' : 'settled_at';
      const rows = db
        .prepare(`SELECT * FROM (${union}) ORDER BY ${by} DESC, id DESC LIMIT ? OFFSET ?`)
        .all(...accounts.flatMap(() => where.values), limit, offset) as unknown as Stored[];
      return rows.map((row) => ({
        account: accounts[row.part]?.account ?? '',
        id: row.id,
        kind: inboxKinds[row.kind] ?? 'other',
        time: row.time,
        message: row.message,
        user: person(row.user_id, row.user_name),
        resource: person(row.resource_id, row.resource_name),
        state: row.state as InboxState,
        reason: row.reason,
        settledAt: row.settled_at,
      }));
    },

    inboxIds(query: InboxQuery): { account: string; id: string }[] {
      const where = inboxWhere(query);
      return asked(query).flatMap(({ account, schema }) =>
        (
          db
            .prepare(
              `SELECT n.id FROM ${schema}.notification n WHERE ${where.sql} ORDER BY n.time DESC, n.id DESC`,
            )
            .all(...where.values) as { id: string }[]
        ).map(({ id }) => ({ account, id })),
      );
    },

    /** Who asks for access to what; null when that cannot be told, or the request is no longer open. */
    accessRequest(account: string, id: string): { userId: string; resourceId: string } | null {
      const found = db
        .prepare(
          `SELECT user_id AS userId, resource_id AS resourceId FROM ${attached.schema(account)}.notification
           WHERE id = ? AND kind = ? AND state IN ('open', 'failed')
             AND user_id IS NOT NULL AND resource_id IS NOT NULL`,
        )
        .get(id, inboxKinds.indexOf('access-requested'));
      return (found as { userId: string; resourceId: string } | undefined) ?? null;
    },

    notifications(account: string, ids: string[]): { id: string; kind: InboxKind; message: string }[] {
      const rows = db
        .prepare(
          `SELECT id, kind, message FROM ${attached.schema(account)}.notification
           WHERE state = 'open' AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as { id: string; kind: number; message: string }[];
      return rows.map((r) => ({ ...r, kind: inboxKinds[r.kind] ?? 'other' }));
    },
  };
}
