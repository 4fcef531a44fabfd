import type { InboxQuery } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AttachedAccount } from './attached.ts';
import type { Where } from './conditions.ts';
import { inboxWhere } from './query.ts';

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

/** Notifications of an account that come in order out of an index: their part, id, and `at`, by which they are listed. */
type Ordered = (one: AttachedAccount, part: number) => Where[];

/** Returns which notifications a page has, in its order, from the indexes alone. */
export function placesOf(
  db: Database,
  accounts: readonly AttachedAccount[],
  query: InboxQuery,
  { offset, limit, locale }: PagePart,
): InboxPlace[] {
  const made: Readonly<Record<InboxQuery['view'], Ordered>> = {
    open: openLists(db, query, locale),
    snoozed: snoozedList(query, locale),
    history: historyList(query, locale),
  };
  // SQLite merges the lists.
  const lists = accounts.flatMap(made[query.view]);
  if (lists.length === 0) return [];
  const union = lists.map(({ sql }) => sql).join(' UNION ALL ');
  return db
    .prepare(`${union} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`)
    .all(...lists.flatMap(({ values }) => values), limit, offset) as unknown as InboxPlace[];
}

/**
 * What waits for the person, the newest first; what was snoozed is as new as the time at which it came back. There is one list
 * for each state, and one for what came back.
 */
function openLists(db: Database, query: InboxQuery, locale: string): Ordered {
  return (one, part) => {
    const { schema } = one;
    const states = (['open', 'failed'] as const).filter((state) => (query.state ?? state) === state);
    const back = `${schema}.snooze z INDEXED BY snooze_back`;
    const isBack = 'z.back IS NOT NULL AND z.notification IS NOT NULL';
    const hasBack = db.prepare(`SELECT 1 FROM ${back} WHERE ${isBack} LIMIT 1`).get() !== undefined;
    const plain = hasBack ? `AND n.id NOT IN (SELECT z.notification FROM ${back} WHERE ${isBack})` : '';
    const lists = states.map((state) => {
      const { sql, values } = inboxWhere(one, { ...query, state }, locale);
      return {
        sql: `SELECT ${part} AS part, n.id AS id, n.time AS at FROM ${schema}.notification n INDEXED BY notification_list
          WHERE ${sql} ${plain}`,
        values,
      };
    });
    if (!hasBack) return lists;
    const { sql, values } = inboxWhere(one, query, locale);
    return [
      ...lists,
      {
        sql: `SELECT ${part} AS part, n.id AS id, z.back AS at FROM ${back}
          CROSS JOIN ${schema}.notification n ON n.id = z.notification WHERE ${isBack} AND ${sql}`,
        values,
      },
    ];
  };
}

/** What is snoozed, the first to come back on top. */
function snoozedList(query: InboxQuery, locale: string): Ordered {
  return (one, part) => {
    const { sql, values } = inboxWhere(one, query, locale);
    return [
      {
        sql: `SELECT ${part} AS part, n.id AS id, -z.until AS at FROM ${one.schema}.snooze z INDEXED BY snooze_until
          CROSS JOIN ${one.schema}.notification n ON n.id = z.notification WHERE z.back IS NULL AND ${sql}`,
        values,
      },
    ];
  };
}

/** What was settled, the latest first. */
function historyList(query: InboxQuery, locale: string): Ordered {
  return (one, part) => {
    const { sql, values } = inboxWhere(one, query, locale);
    // SQLite, which does not count rows, would take the list's index and sort the whole history.
    return [
      {
        sql: `SELECT ${part} AS part, n.id AS id, n.settled_at AS at FROM ${one.schema}.notification n
          INDEXED BY notification_history WHERE ${sql}`,
        values,
      },
    ];
  };
}
