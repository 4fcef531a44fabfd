import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { damagePages } from '../../testing/damage.ts';
import { incoming } from '../../testing/messages.ts';
import { fetchedNotification } from '../../testing/notifications.ts';
import { tempFolder } from '../../testing/store.ts';
import { type Database, openDatabase } from '../schema/sqlite.ts';
import { openWriter } from './writer.ts';

const notification = (id: string) =>
  fetchedNotification({
    id,
    kind: 1,
    time: 5,
    message: '',
  });

/** A database with stars, of which pages are then overwritten. @param pages gives their numbers. */
function damaged(pages: (db: Database) => number[]) {
  const folder = tempFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'a.sqlite');
  const first = openWriter(path, 0);
  first.addSubscription({ kind: 'announcements' }, { from: 'everything' }, 0);
  const events = Array.from({ length: 400 }, (_, n) =>
    incoming({ seq: BigInt(n + 1), checksum: `${n}`.repeat(60) }),
  );
  const { added } = first.commit(events);
  const ids = added.map(({ id }) => id);
  first.starEvents([ids[4] ?? 0, ids[399] ?? 0], true, 55);
  first.putNotifications([notification('n1'), notification('n2')], 0);
  first.starNotifications(['n1', 'n2'], true, 77);
  first.close();
  const db = openDatabase(path, { readOnly: true });
  const numbers = pages(db);
  db.close();
  damagePages(path, () => numbers);
  return { path, events };
}

const pageOf = (db: Database, name: string): number =>
  (db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name) as { rootpage: number })
    .rootpage;

/** The last page that holds events. */
const lastOf = (db: Database, table: string): number =>
  (
    db.prepare("SELECT max(pageno) AS page FROM dbstat WHERE name = ? AND pagetype = 'leaf'").get(table) as {
      page: number;
    }
  ).page;

/** What has a star in a database, as the sequences of events and the ids of notifications. */
function starredIn(path: string): string[] {
  const db = openDatabase(path, { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT CAST(e.seq AS TEXT) AS what FROM event_star s JOIN event e ON e.id = s.event
         UNION ALL SELECT s.notification FROM notification_star s JOIN notification n ON n.id = s.notification`,
      )
      .all();
    return rows.map((row) => (row as { what: string }).what);
  } finally {
    db.close();
  }
}

test('where a damaged database is started over, what had a star has it again as soon as it comes again', () => {
  const { path, events } = damaged((db) => [pageOf(db, 'event_resource')]);
  const writer = openWriter(path, 1);
  onTestFinished(() => writer.close());
  if (!writer.unrestored()?.file) return expect.unreachable('the database was not set aside');
  expect(starredIn(path)).toEqual([]);
  writer.putNotifications([notification('n2')], 0);
  writer.commit(events.slice(0, 100));
  expect(starredIn(path)).toEqual(['5', 'n2']);
  // Its star is taken: it does not come back with another delivery.
  const [row] = [...writer.commit(events.slice(100)).added].slice(-1);
  writer.starEvents([row?.id ?? 0], false, 9);
  writer.commit(events.slice(300));
  expect(starredIn(path)).toEqual(['5', 'n2']);
});

test('stars that still wait outlive a second damage and a crash while it is restored', () => {
  const { path, events } = damaged((db) => [pageOf(db, 'event_resource')]);
  const second = openWriter(path, 1);
  second.commit(events.slice(0, 100));
  second.restored();
  second.close();
  const db = openDatabase(path, { readOnly: true });
  const index = pageOf(db, 'event_resource');
  db.close();
  damagePages(path, () => [index]);
  openWriter(path, 2).close();
  const writer = openWriter(path, 3);
  onTestFinished(() => writer.close());
  writer.commit(events);
  expect(starredIn(path)).toEqual(['5', '400']);
});

test('of events on a damaged page the stars are lost, and no others', () => {
  const { path, events } = damaged((db) => [lastOf(db, 'event')]);
  const writer = openWriter(path, 1);
  onTestFinished(() => writer.close());
  writer.commit(events);
  expect(starredIn(path)).toEqual(['5']);
});
