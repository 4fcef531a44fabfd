import { type InboxCount, type InboxQuery, inboxKindByCode } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AttachedAccount } from './attached.ts';
import { inboxTally } from './inbox-where.ts';

interface KindCount {
  kind: number;
  all: number;
  rows: number;
}

/** Returns how many notifications match, by kind, and how many rows they make. @param locale see `inboxWhere`. */
export function countInbox(
  db: Database,
  accounts: readonly AttachedAccount[],
  query: InboxQuery,
  locale: string,
): InboxCount {
  const kinds = new Map<number, KindCount>();
  for (const one of accounts) {
    for (const { kind, all, rows } of kindsOf(db, one, query, locale)) {
      const before = kinds.get(kind);
      kinds.set(kind, { kind, all: all + (before?.all ?? 0), rows: rows + (before?.rows ?? 0) });
    }
  }
  const found = [...kinds.values()];
  return {
    total: found.reduce((sum, { all }) => sum + all, 0),
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    kinds: found.map(({ kind, all, rows }) => ({ kind: inboxKindByCode(kind), count: all, rows })),
  };
}

function kindsOf(db: Database, one: AttachedAccount, query: InboxQuery, locale: string): KindCount[] {
  const { sql, values, all, rows } = inboxTally(one, query, locale);
  const index = query.view === 'history' ? '' : 'INDEXED BY notification_list';
  return db
    .prepare(
      `SELECT n.kind, ${all} AS "all", ${rows} AS rows
       FROM ${one.schema}.notification n ${index} WHERE ${sql} GROUP BY n.kind`,
    )
    .all(...values) as unknown as KindCount[];
}
