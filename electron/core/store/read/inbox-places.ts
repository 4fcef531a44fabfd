import type { InboxQuery } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AttachedAccount } from './attached.ts';
import type { Where } from './conditions.ts';
import { inboxRowsWhere, inboxWhere, sectionColumn } from './inbox-where.ts';

/** A notification of a page; `part` is the place of its account. */
interface InboxPlace {
  part: number;
  id: string;
}

export interface PagePart {
  offset: number;
  limit: number;
  locale: string;
}

/** Notifications of an account that come in order out of an index, with these columns and `at`, by which they are listed. */
type Ordered = (one: AttachedAccount, columns: string) => Where[];

/** Returns how the notifications that match a query are listed. @param locale see `inboxWhere`. */
export function orderedLists(db: Database, query: InboxQuery, locale: string): Ordered {
  if (query.view === 'open') return openLists(db, query, locale);
  return query.view === 'snoozed' ? snoozedList(query, locale) : historyList(query, locale);
}

/** Returns which notifications a page has, in its order, from the indexes alone. */
export function placesOf(
  db: Database,
  accounts: readonly AttachedAccount[],
  query: InboxQuery,
  { offset, limit, locale }: PagePart,
): InboxPlace[] {
  const ordered = orderedLists(db, query, locale);
  // SQLite merges the lists.
  const lists = accounts.flatMap((one, part) => ordered(one, `${part} AS part, n.id AS id`));
  if (lists.length === 0) return [];
  const union = lists.map(({ sql }) => sql).join(' UNION ALL ');
  return db
    .prepare(`${union} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`)
    .all(...lists.flatMap(({ values }) => values), limit, offset) as unknown as InboxPlace[];
}

/** The index that has what is asked for in order, or together. */
function openIndex(query: InboxQuery): string {
  const column = sectionColumn(query);
  if (column === null) return 'notification_list';
  return column === 'user_id' ? 'notification_person' : 'notification_resource';
}

/** What waits for the person, the newest first; what was snoozed is as new as the time at which it came back. */
function openLists(db: Database, query: InboxQuery, locale: string): Ordered {
  return (one, columns) => {
    const { schema } = one;
    const { sql, values } = inboxRowsWhere(one, query, locale);
    const back = `${schema}.snooze z INDEXED BY snooze_back`;
    const isBack = 'z.back IS NOT NULL AND z.notification IS NOT NULL';
    const hasBack = db.prepare(`SELECT 1 FROM ${back} WHERE ${isBack} LIMIT 1`).get() !== undefined;
    const plain = hasBack ? `AND n.id NOT IN (SELECT z.notification FROM ${back} WHERE ${isBack})` : '';
    const list = {
      sql: `SELECT ${columns}, n.time AS at FROM ${schema}.notification n INDEXED BY ${openIndex(query)}
        WHERE ${sql} ${plain}`,
      values,
    };
    if (!hasBack) return [list];
    return [
      list,
      {
        sql: `SELECT ${columns}, z.back AS at FROM ${back}
          CROSS JOIN ${schema}.notification n ON n.id = z.notification WHERE ${isBack} AND ${sql}`,
        values,
      },
    ];
  };
}

/** What is snoozed, the first to come back on top. */
function snoozedList(query: InboxQuery, locale: string): Ordered {
  return (one, columns) => {
    const { sql, values } = inboxRowsWhere(one, query, locale);
    return [
      {
        sql: `SELECT ${columns}, -z.until AS at FROM ${one.schema}.snooze z INDEXED BY snooze_until
          CROSS JOIN ${one.schema}.notification n ON n.id = z.notification WHERE z.back IS NULL AND ${sql}`,
        values,
      },
    ];
  };
}

/** What was settled, the latest first. */
function historyList(query: InboxQuery, locale: string): Ordered {
  return (one, columns) => {
    const { sql, values } = historyOf(one, query, locale);
    return [{ sql: `SELECT ${columns}, n.settled_at AS at ${sql}`, values }];
  };
}

/** The clauses FROM and WHERE for what was settled. @param locale see `inboxWhere`. */
export function historyOf(one: AttachedAccount, query: InboxQuery, locale: string): Where {
  const { sql, values } = inboxWhere(one, { ...query, view: 'history' }, locale);
  // SQLite, which does not count rows, would take the list's index and sort the whole history.
  return {
    sql: `FROM ${one.schema}.notification n INDEXED BY notification_history WHERE ${sql}`,
    values,
  };
}
