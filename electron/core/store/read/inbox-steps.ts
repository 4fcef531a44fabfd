import type { InboxQuery } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { inboxRowsWhere, inboxWhere, isSearch, REPEATS, repeatsIn } from './inbox-where.ts';

/** A row whose repeats are looked for; with `before`, those older than that one. */
export interface RepeatsOf {
  id: string;
  before?: { time: number; id: string };
}

/** Goes through what matches in one account, step by step. */
export function stepReader(db: Database, attached: Attached) {
  return {
    /** Returns the row number of the notification of an account that was stored last; 0 if there is none. */
    inboxEnd(account: string): number {
      const schema = attached.schema(account);
      const { row } = db
        .prepare(`SELECT coalesce(max(rowid), 0) AS row FROM ${schema}.notification`)
        .get() as { row: number };
      return row;
    },

    /**
     * Returns what matches in one account as far as `end`, oldest rows first, at most `limit` after the row number `after`:
     * so everything is gone through in steps, each of which reads only its own part. A search finds the rows of the list, which
     * stand for repeats (see `inboxRepeats`); all else finds each notification.
     */
    inboxStep(
      account: string,
      query: InboxQuery,
      { after, end, limit }: { after: number; end: number; limit: number },
      locale = 'en',
    ): { id: string; row: number }[] {
      const schema = attached.schema(account);
      const where = (stepsByRow(query) ? inboxRowsWhere : inboxWhere)({ account, schema }, query, locale);
      return db
        .prepare(
          `SELECT n.id, n.rowid AS row FROM ${schema}.notification n NOT INDEXED
           WHERE n.rowid > ? AND n.rowid <= ? AND ${where.sql} ORDER BY n.rowid LIMIT ?`,
        )
        .all(after, end, ...where.values, limit) as { id: string; row: number }[];
    },

    /** Returns requests that the rows of `heads` (places in that list) stand for, newest first, at most `limit`. */
    inboxRepeats(
      account: string,
      heads: readonly RepeatsOf[],
      limit: number,
    ): { head: number; id: string; time: number }[] {
      const schema = attached.schema(account);
      return db
        .prepare(
          `SELECT h.key AS head, m.id, m.time FROM json_each(?) h
             CROSS JOIN ${schema}.notification n ON n.id = h.value ->> 'id'
             CROSS JOIN ${repeatsIn(schema)} ON ${REPEATS}
               AND (m.time, m.id) < (coalesce(h.value ->> '$.before.time', n.time), coalesce(h.value ->> '$.before.id', n.id))
           LIMIT ?`,
        )
        .all(JSON.stringify(heads), limit) as { head: number; id: string; time: number }[];
    },
  };
}

/** Whether steps find rows, which stand for repeats. What is in a certain state is meant by itself. */
export const stepsByRow = (query: InboxQuery): boolean =>
  query.view !== 'history' && query.state === undefined && isSearch(query);
