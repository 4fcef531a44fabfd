import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Where } from './conditions.ts';
import { versionOf, writeTemporary } from './temp-tables.ts';

/** Maximum number of places whose contents are remembered. */
const MAX_PLACES = 4;

interface Contents {
  /** Has the keys of the resources. */
  table: string;
  version: number;
}

/**
 * Finds what is inside resources, at whatever depth, and keeps the keys in temporary tables: once for all queries over events that
 * need it.
 *
 * @param db the connection of the reader; these tables are all that it may write.
 */
export function insideHits(db: Database) {
  /** By ids and schema; the most recently used one is the last. */
  const known = new Map<string, Contents>();
  let tables = 0;

  function tableOf(schema: string, ids: readonly string[]): string {
    const key = JSON.stringify([schema, ids]);
    const version = versionOf(db, schema);
    const before = known.get(key);
    const table = before?.table ?? `inside${tables++}`;
    if (before?.version !== version) fill(db, table, schema, ids);
    known.delete(key);
    known.set(key, { table, version });
    for (const [oldest, { table: old }] of known) {
      if (known.size <= MAX_PLACES) break;
      known.delete(oldest);
      writeTemporary(db, () => db.exec(`DROP TABLE IF EXISTS temp.${old}`));
    }
    return table;
  }

  /**
   * Returns the conditions of a query on what events `e` of a schema happened in: about one of the resources themselves, or about
   * something inside of them. Null if it has none.
   */
  return (schema: string, { where }: FeedQuery): Where | null => {
    const parts = where.flatMap((one) => {
      if (one.field !== 'inside') return [];
      const sql = `(e.subject BETWEEN 1 AND 4 AND e.resource IN temp.${tableOf(schema, one.values)})`;
      return one.not ? `NOT ${sql}` : sql;
    });
    return parts.length === 0 ? null : { sql: parts.join(' AND '), values: [] };
  };
}

function fill(db: Database, table: string, schema: string, ids: readonly string[]): void {
  writeTemporary(db, () => {
    db.exec(`CREATE TABLE IF NOT EXISTS temp.${table} (key INTEGER PRIMARY KEY); DELETE FROM temp.${table}`);
    db.prepare(
      `INSERT INTO temp.${table}
       WITH RECURSIVE place(id) AS (
         SELECT value FROM json_each(?)
         UNION SELECT r.id FROM place JOIN ${schema}.resource r ON r.parent = place.id)
       SELECT r.key FROM place JOIN ${schema}.resource r ON r.id = place.id`,
    ).run(JSON.stringify(ids));
  });
}
