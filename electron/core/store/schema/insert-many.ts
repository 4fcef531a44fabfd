import type { Database } from './sqlite.ts';

type Value = string | number | bigint | null;

/** Number of rows in one statement: with more, the rows cost more than the calls. */
const AT_ONCE = 16;

/** Inserts rows, many with each statement. */
export interface InsertMany {
  /**
   * @param values the values of all rows, one row after the other.
   * @returns the number of inserted rows.
   */
  run(values: readonly Value[]): number;
}

/**
 * @param into the statement up to `VALUES`: `INSERT INTO t (a, b)`.
 * @param columns the number of values in a row.
 */
export function insertMany(db: Database, into: string, columns: number): InsertMany {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const one = db.prepare(`${into} VALUES ${row}`);
  const many = db.prepare(`${into} VALUES ${Array.from({ length: AT_ONCE }, () => row).join(', ')}`);
  const size = AT_ONCE * columns;
  return {
    run(values) {
      let inserted = 0;
      let at = 0;
      for (; at + size <= values.length; at += size)
        inserted += Number(many.run(...values.slice(at, at + size)).changes);
      for (; at < values.length; at += columns)
        inserted += Number(one.run(...values.slice(at, at + columns)).changes);
      return inserted;
    },
  };
}
