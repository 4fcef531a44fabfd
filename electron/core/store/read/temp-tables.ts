import type { Database } from '../schema/sqlite.ts';

/** Allows the connection of the reader to write, for this statement only: its temporary tables are all that it may write. */
export function writeTemporary(db: Database, statement: () => void): void {
  db.exec('PRAGMA query_only = 0');
  try {
    statement();
  } finally {
    db.exec('PRAGMA query_only = 1');
  }
}

/** Changes with every commit to a database. */
export function versionOf(db: Database, schema: string): number {
  const { data_version } = db.prepare(`PRAGMA ${schema}.data_version`).get() as { data_version: number };
  return data_version;
}
