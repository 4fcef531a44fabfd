import type { ExportPage, ExportPlace } from '../../model/export.ts';
import type { Database } from '../schema/sqlite.ts';

/** What matches in one account. */
interface Matching {
  account: string;
  schema: string;
  /** The clauses FROM and WHERE. */
  sql: string;
  values: readonly (string | number | bigint)[];
}

/**
 * Reads rows of all accounts page by page, newest first. A page begins after the last row of the one before, and not at a
 * position, so that every page costs the same, and what changes meanwhile neither shifts nor repeats one.
 *
 * @param columns the names of the time and the id in each account. @param rows reads rows of an account by their ids.
 */
export function rowsAfter<Row, Id extends string | number>(
  db: Database,
  lists: readonly Matching[],
  columns: { time: string; id: string },
  rows: (account: string, schema: string, ids: Id[]) => Map<Id, Row>,
  { after, limit }: { after: ExportPlace<Id> | null; limit: number },
): ExportPage<Row, Id> {
  if (lists.length === 0) return { rows: [], end: null };
  const { time, id } = columns;
  const last = lists.findIndex(({ account }) => account === after?.account);
  const values: (string | number | bigint)[] = [];
  const union = lists.map((list, part) => {
    const sql = `SELECT ${part} AS part, ${id} AS id, ${time} AS time ${list.sql}`;
    values.push(...list.values);
    if (after === null) return sql;
    values.push(BigInt(after.time), after.id);
    // Accounts may have rows with the same time and id: those of later accounts follow.
    return `${sql} AND (${time}, ${id}) ${part > last ? '<=' : '<'} (?, ?)`;
  });
  const page = db
    .prepare(
      `SELECT part, id, CAST(time AS TEXT) AS at FROM (${union.join(' UNION ALL ')}
       ORDER BY time DESC, id DESC, part LIMIT ?)`,
    )
    .all(...values, limit) as { part: number; id: Id; at: string }[];
  const full = lists.map(({ account, schema }, part) =>
    rows(
      account,
      schema,
      page.flatMap((place) => (place.part === part ? place.id : [])),
    ),
  );
  const end = page.length < limit ? undefined : page.at(-1);
  return {
    rows: page.flatMap((place) => full[place.part]?.get(place.id) ?? []),
    end: end ? { time: end.at, id: end.id, account: lists[end.part]?.account ?? '' } : null,
  };
}
