import { expect, test } from 'vitest';
import { migrations } from './migrations.ts';
import { migrate } from './open.ts';
import { type Database, openDatabase } from './sqlite.ts';

type Row = Record<string, string | number | null>;

/**
 * What a step moves or writes in another form, as "table" or "table.column"; the tests of the steps look at these. All else
 * has to be after the upgrade what it was before.
 */
const rewritten = new Set([
  'removal',

  'subscription.consumer',
  'subscription_history.text',
  'notification.reason',
  'event.detail',
]);

/** The tables of a database, without those in which SQLite keeps its indexes. */
function tablesOf(db: Database): string[] {
  const rows = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'")
    .all();
  return (rows as { name: string }[]).map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
}

const columnsOf = (db: Database, table: string) =>
  db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as { name: string; type: string }[];

/** Fills every column of every table, whatever a version has, with three rows of values of their own. */
function fill(db: Database): void {
  db.exec('PRAGMA foreign_keys = OFF');
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    for (let row = 1; row <= 3; row++) {
      const values = columns.map(({ name, type }, place) =>
        type === 'INTEGER' ? row : name === 'detail' ? '{}' : `${table} ${row} ${place}`,
      );
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const holes = columns.map(() => '?').join(', ');
      db.prepare(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${holes})`).run(...values);
    }
  }
}

function contents(db: Database): Map<string, Row[]> {
  return new Map(tablesOf(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all() as Row[]]));
}

const kept = (table: string, row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !rewritten.has(`${table}.${column}`)));

test.each(migrations.map((_, n) => n).slice(1))(
  'nothing in any table of a database of version %i is lost or changed on the way to the newest',
  (version) => {
    const db = openDatabase(':memory:');
    migrate(db, migrations.slice(0, version));
    fill(db);
    const before = contents(db);
    migrate(db);
    const after = contents(db);
    db.close();
    for (const [table, rows] of before) {
      if (rewritten.has(table)) continue;
      expect(rows.length, table).toBeGreaterThan(0);
      const now = after.get(table) ?? [];
      for (const row of rows)
        expect(now, `${table} of version ${version}`).toContainEqual(
          expect.objectContaining(kept(table, row)),
        );
    }
  },
);
