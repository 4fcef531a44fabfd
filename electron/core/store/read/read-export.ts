import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { ExportPage, ExportPlace } from '../../model/export.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import { rowsAfter } from './rows-after.ts';

/** Reads the matching events page by page, newest first (see rows-after.ts). */
export function exportReader(
  db: Database,
  parts: (query: FeedQuery) => AccountQuery[],
  rows: (account: string, schema: string, ids: number[]) => Map<number, EventRow>,
) {
  return {
    feedAfter(
      query: FeedQuery,
      after: ExportPlace<number> | null,
      limit: number,
    ): ExportPage<EventRow, number> {
      const lists = parts(query).map(({ account, schema, events, where }) => ({
        account,
        schema,
        sql: `FROM ${events} WHERE ${where.sql}`,
        values: where.values,
      }));
      return rowsAfter(db, lists, { time: 'e.time', id: 'e.id' }, rows, { after, limit });
    },
  };
}
