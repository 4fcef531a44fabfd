import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testStore } from '../../testing/store.ts';

test('compacting gives back what was removed and keeps the rest; writing goes on', () => {
  using store = testStore();
  const { writer, db, path } = store;
  db.exec('CREATE TABLE heap (id INTEGER PRIMARY KEY, text TEXT)');
  db.exec(`INSERT INTO heap WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT i, hex(randomblob(50)) FROM n`);
  const id = writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 1);
  db.exec('DELETE FROM heap WHERE id > 10');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const before = statSync(path).size;
  expect(writer.freeSpace()).toBeGreaterThan(1_000_000);
  writer.compact();
  expect(writer.freeSpace()).toBe(0);
  expect(statSync(path).size).toBeLessThan(before - 1_000_000);
  expect(db.prepare('SELECT count(*) AS n FROM heap').get()).toEqual({ n: 10 });
  expect(writer.subscriptions()).toMatchObject([{ id }]);
  expect(writer.addSubscription({ kind: 'user', userId: 'U' }, { from: 'now' }, 2)).toBe(id + 1);
});

test('somebody who reads meanwhile keeps what they read, and does not keep it from being compacted', () => {
  using store = testStore();
  const { writer, db } = store;
  writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 1);
  db.exec('BEGIN');
  const count = () => db.prepare('SELECT count(*) AS n FROM subscription').get();
  expect(count()).toEqual({ n: 1 });
  writer.compact();
  expect(count()).toEqual({ n: 1 });
  db.exec('COMMIT');
});
