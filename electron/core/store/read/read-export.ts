import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { ExportPlace } from '../../model/feed-export.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';

/**
 * Reads the matching events page by page, newest first. A page begins after the last event of the one before, and not at a
 * position, so that every page costs the same, and events that arrive meanwhile neither shift nor repeat one.
 */
export function exportReader(
  db: Database,
  parts: (query: FeedQuery) => AccountQuery[],
  rows: (account: string, schema: string, ids: number[]) => Map<number, EventRow>,
) {
  return {
    feedAfter(
      query: FeedQuery,
      after: ExportPlace | null,
      limit: number,
    ): { rows: EventRow[]; end: ExportPlace | null } {
      const asked = parts(query);
      if (asked.length === 0) return { rows: [], end: null };
      const last = asked.findIndex((a) => a.account === after?.account);
      const values: (string | number | bigint)[] = [];
      const union = asked.map(({ events, where }, n) => {
        values.push(...where.values);
        if (after === null) return `SELECT ${n} AS part, e.id, e.time FROM ${events} WHERE ${where.sql}`;
        values.push(BigInt(after.time), after.id);
        // Accounts may have events with the same time and id: those of later accounts follow.
        const before = n > last ? '<=' : '<';
        return `SELECT ${n} AS part, e.id, e.time FROM ${events}
          WHERE ${where.sql} AND (e.time, e.id) ${before} (?, ?)`;
      });
      const statement = db.prepare(
        `SELECT part, id, CAST(time AS TEXT) AS at FROM (${union.join(' UNION ALL ')}
         ORDER BY time DESC, id DESC, part LIMIT ?)`,
      );
      const page = statement.all(...values, limit) as { part: number; id: number; at: string }[];
      const full = asked.map(({ account, schema }, n) =>
        rows(
          account,
          schema,
          page.filter((p) => p.part === n).map((p) => p.id),
        ),
      );
      const end = page.length < limit ? undefined : page.at(-1);
      return {
        rows: page.flatMap((p) => full[p.part]?.get(p.id) ?? []),
        end: end ? { time: end.at, id: end.id, account: asked[end.part]?.account ?? '' } : null,
      };
    },
  };
}
