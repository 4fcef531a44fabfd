import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** Copies a database with its log, as a crash would leave them, runs `use` on the copy and removes it. */
export function onCopy<T>(path: string, use: (copy: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-damage-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) cpSync(path + suffix, copy + suffix);
    return use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a database, reads from it and closes it. Returns undefined where it cannot be read. */
function readOnce<T>(path: string, read: (db: InstanceType<typeof DatabaseSync>) => T): T | undefined {
  let db: InstanceType<typeof DatabaseSync> | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    return read(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

/** Whether SQLite finds damage in it. */
export const isMalformed = (path: string): boolean =>
  readOnce(
    path,
    (db) => (db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }).quick_check,
  ) !== 'ok';

/** What the app has to know for its consumers on the server to be deleted one day; undefined where it cannot be read. */
export function consumersIn(path: string): string | undefined {
  return readOnce(path, (db) => {
    const all = (sql: string) => db.prepare(sql).all();
    return JSON.stringify([
      all('SELECT id, target_kind, target_id, consumer, removed, taken_over FROM subscription ORDER BY id'),
      all('SELECT id, subscription, role, readers FROM consumer ORDER BY id'),
      all('SELECT consumer FROM removal ORDER BY consumer'),
    ]);
  });
}

/** The tables from which that is read. */
const SPARED = "('subscription', 'consumer', 'removal')";

/** The pages of a database by their numbers, from 1. */
export interface Pages {
  /** Those of all other tables and indexes. */
  free: number[];
  /** Those of these tables. */
  spared: ReadonlySet<number>;
}

export function pagesIn(path: string): Pages | undefined {
  return readOnce(path, (db) => {
    const own = `name = 'sqlite_schema' OR name IN (SELECT name FROM sqlite_schema WHERE tbl_name IN ${SPARED})`;
    const pages = (where: string) =>
      (db.prepare(`SELECT pageno FROM dbstat WHERE ${where}`).all() as { pageno: number }[]).map(
        ({ pageno }) => pageno,
      );
    return { free: pages(`NOT (${own}) AND pagetype <> 'overflow'`), spared: new Set(pages(own)) };
  });
}
