import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { tempFolder } from '../../testing/store.ts';
import { ackRuns } from '../write/write-acks.ts';
import { openWriter } from '../write/writer.ts';
import { isAsLeft } from './closed.ts';
import { migrations } from './migrations.ts';
import { migrate } from './open.ts';
import { openDatabase } from './sqlite.ts';
import { readProblem } from './stored-notes.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = tempFolder();
  path = join(folder, 'a.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schemaOf = (file: string) => {
  const db = openDatabase(file);
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  db.close();
  return rows;
};

test.each(migrations.map((_, n) => n))(
  'a database of version %i becomes the newest, with what is in it',
  (version) => {
    const old = openDatabase(path);
    migrate(old, migrations.slice(0, version));
    if (version > 0) {
      old.exec(`INSERT INTO subscription (target_kind, target_id, subresources, start_from, created_at)
      VALUES ('user', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 0, 'now', 5)`);
      old.exec("INSERT INTO outbox (subscription, reply, salt, hmac) VALUES (1, 'r', 's', 'h')");
    }
    old.close();
    const writer = openWriter(path, 0);
    expect(writer.subscriptions()).toHaveLength(version > 0 ? 1 : 0);
    expect(writer.nextAcks(9)).toHaveLength(version > 0 ? 1 : 0);
    expect(writer.commit([incoming({ seq: 1n })]).added).toHaveLength(1);
    writer.close();
    const fresh = openWriter(join(folder, 'b.sqlite'), 0);
    fresh.close();
    expect(schemaOf(path)).toEqual(schemaOf(join(folder, 'b.sqlite')));
  },
);

test('events, counts and deletions of a version that knew nothing of twins stay as they are', () => {
  const old = openDatabase(path);
  migrate(old, migrations.slice(0, 4));
  const T = 1_780_000_000_000_000_000n;
  old.exec(`
    INSERT INTO subscription (target_kind, target_id, subresources, start_from, created_at, delivered, unread)
      VALUES ('user', 'U', 0, 'now', 5, 3, 2);
    INSERT INTO epoch (id, stream, number, last_seq, last_time) VALUES (1, 'AOS', 1, 3, ${T + 2n});
    INSERT INTO resource (key, id, kind, name, parent, status, deleted, wanted) VALUES
      (1, '01JABCDEFGHJKMNPQRSTVWXYZ0', 4, 'reads', NULL, 'available', 0, 0),
      (2, '01JABCDEFGHJKMNPQRSTVWXYZ1', 4, 'gone', NULL, 'deleted', 1, 0),
      (3, '01JABCDEFGHJKMNPQRSTVWXYZ2', 4, 'gone untold', NULL, 'deleted', 1, 0);
    INSERT INTO event (id, epoch, seq, time, subject, action, resource, delivered, read, alert) VALUES
      (1, 1, 1, ${T}, 4, 3, 1, 1, 0, 'raised'), (2, 1, 2, ${T + 1n}, 4, 3, 1, 1, 0, 'raised'),
      (3, 1, 3, ${T + 2n}, 4, 4, 2, 1, 1, 'raised');
    INSERT INTO event_subscription (subscription, event) VALUES (1, 1), (1, 2), (1, 3);
    INSERT INTO fold (event) VALUES (2);
    UPDATE totals SET value = 3 WHERE name = 'events';
    UPDATE totals SET value = 2 WHERE name = 'unread';
  `);
  old.close();
  const writer = openWriter(path, 0);
  expect(writer.totals()).toMatchObject({ events: 3, unread: 2, unreadDerived: 0 });
  expect(writer.subscriptions()).toMatchObject([{ delivered: 3, unread: 2 }]);
  // What was deleted before is not told now.
  expect(writer.untoldDeletions(9)).toEqual([]);
  // A redelivery is known, and what else comes of the event joins the row that was there first.
  const again = incoming({ seq: 2n, time: T + 1n });
  expect(writer.commit([again, incoming({ seq: 4n, time: T + 3n })])).toMatchObject({
    added: [],
    redelivered: 1,
    altered: true,
  });
  const db = openDatabase(path, { readOnly: true });
  expect(db.prepare('SELECT id, twins FROM event ORDER BY id').all()).toEqual([
    { id: 1, twins: 1 },
    { id: 2, twins: 0 },
    { id: 3, twins: 0 },
  ]);
  db.close();
  writer.close();
});

test('sentences that an earlier version stored become codes, and unknown ones keep their text', () => {
  const old = openDatabase(path);
  const before = migrations.findIndex((step) => step.includes('set-up-again'));
  migrate(old, migrations.slice(0, before));
  old.exec(`
    INSERT INTO subscription (target_kind, target_id, subresources, start_from, created_at)
      VALUES ('user', 'U', 0, 'now', 5);
    INSERT INTO subscription_history (subscription, at, text) VALUES
      (1, 1, 'The server had lost this subscription. It was set up again; nothing is missing.'),
      (1, 2, 'The network lets streams through again. Events come in as they happen.'),
      (1, 3, 'The network holds streams back or cuts them. Events are fetched from time to time.'),
      (1, 4, 'The server said "moved".');
    INSERT INTO notification (id, kind, time, message, reason, state) VALUES
      ('n1', 1, 1, 'm', 'You may not do that.', 'failed'), ('n2', 1, 1, 'm', 'elsewhere', 'settled');
  `);
  old.close();
  const writer = openWriter(path, 0);
  expect(writer.subscriptions()[0]?.history.map(({ note }) => note)).toEqual([
    { code: 'earlier-text', text: 'The server said "moved".' },
    { code: 'fetched-from-time-to-time' },
    { code: 'streams-work-again' },
    { code: 'set-up-again' },
  ]);
  writer.close();
  const db = openDatabase(path, { readOnly: true });
  const rows = db.prepare('SELECT reason FROM notification ORDER BY id').all() as { reason: string }[];
  db.close();
  expect(readProblem(rows[0]?.reason ?? '')).toMatchObject({
    code: 'earlier-text',
    args: { text: 'You may not do that.' },
  });
  expect(rows[1]).toEqual({ reason: 'elsewhere' });
});

test.skipIf(process.platform === 'win32')(
  'nobody else can read a database, also one that was open to all',
  () => {
    openWriter(path, 0).close();
    chmodSync(path, 0o644);
    const writer = openWriter(path, 0);
    writer.commit([incoming({ seq: 1n })]);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o077, suffix).toBe(0);
    writer.close();
  },
);

test('a step that fails leaves the version before it', () => {
  const db = openDatabase(':memory:');
  expect(() => migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE a (x)'])).toThrow();
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'").get()).toEqual({ n: 0 });
  db.close();
});

test('a commit has reached the disk before it is answered: WAL, and FULL sync', () => {
  const writer = openWriter(path, 0);
  expect(writer.durability()).toEqual({ journal: 'wal', synchronous: 2 });
  writer.commit([incoming({ seq: 1n })]);
  writer.settleAcks(ackRuns(writer.nextAcks(10)));
  // Settling acks may be lost with the power; what comes after it may not.
  expect(writer.durability()).toEqual({ journal: 'wal', synchronous: 2 });
  writer.close();
});

test('what was committed is there after a loss of power, which leaves the database and its log', () => {
  const writer = openWriter(path, 0);
  writer.commit([incoming({ seq: 1n }), incoming({ seq: 2n })]);
  const copy = join(folder, 'after.sqlite');
  for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, readFileSync(path + suffix));
  writer.close();
  const again = openWriter(copy, 0);
  expect(again.totals().events).toBe(2);
  expect(again.nextAcks(10)).toHaveLength(2);
  again.close();
});

test('a log that was cut in the middle of a commit loses that commit whole, event and ack', () => {
  const writer = openWriter(path, 0);
  writer.commit([incoming({ seq: 1n })]);
  const before = readFileSync(`${path}-wal`).length;
  writer.commit([incoming({ seq: 2n })]);
  const copy = join(folder, 'after.sqlite');
  writeFileSync(copy, readFileSync(path));
  const log = readFileSync(`${path}-wal`);
  writeFileSync(`${copy}-wal`, log.subarray(0, Math.floor((before + log.length) / 2)));
  writer.close();
  const again = openWriter(copy, 0);
  expect(again.totals().events).toBe(1);
  expect(again.nextAcks(10)).toHaveLength(1);
  again.close();
});

test('a database from a newer version is refused politely, and not a byte of it is changed', {
  timeout: 30_000,
}, () => {
  const writer = openWriter(path, 0);
  writer.commit([incoming({ seq: 1n })]);
  // As a newer app leaves it when it is killed: with a log that was not taken over yet.
  const copy = join(folder, 'newer.sqlite');
  const db = openDatabase(path);
  db.exec(`PRAGMA user_version = ${migrations.length + 1}`);
  for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, readFileSync(path + suffix));
  db.close();
  writer.close();
  const before = ['', '-wal'].map((suffix) => readFileSync(copy + suffix));
  expect(() => openWriter(copy, 0)).toThrow(/data-newer/);
  expect(['', '-wal'].map((suffix) => readFileSync(copy + suffix))).toEqual(before);
  expect(readdirSync(folder).filter((f) => f.includes('damaged'))).toEqual([]);
});

test('a second instance is refused with a sentence, and may open it when the first is gone', () => {
  const first = openWriter(path, 0);
  expect(() => openWriter(path, 0)).toThrow(/data-locked/);
  first.close();
  openWriter(path, 0).close();
});

test.each([
  ['nonsense', () => Buffer.from('this is no database at all, whatever its name says'.repeat(100))],
  [
    'a header and then nonsense',
    (good: Buffer) => Buffer.concat([good.subarray(0, 100), Buffer.alloc(8192, 0x5a)]),
  ],
  [
    'a version that no app will ever have',
    (good: Buffer) => Buffer.concat([good.subarray(0, 60), Buffer.alloc(4, 0x5a), good.subarray(64)]),
  ],
])('%s: set aside, begun afresh, and told', (_, damage) => {
  const before = openWriter(path, 0);
  before.commit([incoming({ seq: 1n })]);
  before.close();
  const bytes = damage(readFileSync(path));
  writeFileSync(path, bytes);
  const writer = openWriter(path, 77);
  const aside = writer.unrestored();
  expect(aside?.file).toBe(`${path}.damaged-77`);
  expect(readFileSync(aside?.file ?? '')).toEqual(bytes);
  expect(writer.totals().events).toBe(0);
  expect(writer.commit([incoming({ seq: 1n })]).added).toHaveLength(1);
  writer.close();
});

test('of a database damaged elsewhere the subscriptions are saved', () => {
  const before = openWriter(path, 0);
  const userId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  before.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
  before.setConsumer(1, 'consumer');
  before.putLiveConsumer('live', 1, 0);
  const about = {
    kind: 'resource',
    resourceId: userId,
    resourceKind: 'project',
    subresources: true,
  } as const;
  const removed = before.addSubscription(about, { from: 'now' }, 0);
  before.setConsumer(removed, 'witness');
  before.putLiveConsumer('streamed', removed, 0);
  before.removeSubscription(removed, 1);
  before.discardConsumer('to be deleted', 2);
  before.commit(
    Array.from({ length: 200 }, (_, i) => incoming({ seq: BigInt(i + 1), checksum: 'c'.repeat(150) })),
  );
  before.close();
  const bytes = readFileSync(path);
  const db = openDatabase(path);
  const { rootpage } = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").get() as {
    rootpage: number;
  };
  db.close();
  bytes.fill(0x5a, (rootpage - 1) * 4096, rootpage * 4096);
  writeFileSync(path, bytes);
  const writer = openWriter(path, 1);
  const plain = {
    label: null,
    icon: null,
    alerts: 'all',
    muted: false,
    paused: false,
    position: null,
  } as const;
  expect(writer.unrestored()?.salvaged).toEqual({
    subscriptions: [
      {
        watch: { target: { kind: 'user', userId }, ...plain },
        removed: false,
        record: 'consumer',
        streamed: [{ consumer: 'live', readers: 1 }],
      },
      {
        watch: { target: about, ...plain },
        removed: true,
        record: 'witness',
        streamed: [{ consumer: 'streamed', readers: 1 }],
      },
    ],
    removals: ['to be deleted'],
  });
  writer.close();
});

test('a damaged index of the search, which SQLite tells only by a code, is damage too', () => {
  openWriter(path, 0).close();
  const db = openDatabase(path);
  const pages = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name LIKE 'resource_text_%' AND rootpage > 0")
    .all()
    .map((row) => (row as { rootpage: number }).rootpage);
  db.close();
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(0x5a, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  const writer = openWriter(path, 9);
  expect(writer.unrestored()?.file).toBe(`${path}.damaged-9`);
  writer.close();
});

test('what was not restored before a crash is restored at the next opening, also of two damaged ones in a row', () => {
  const userId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const damaged = (now: number) => {
    const writer = openWriter(path, now);
    const found = writer.unrestored();
    writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, now);
    writer.discardConsumer(`of ${now}`, now);
    writer.distrust(true);
    writer.close();
    return found;
  };
  expect(damaged(1)).toMatchObject({ file: null });
  expect(damaged(2)?.salvaged.removals).toEqual(['of 1']);
  expect(damaged(3)?.salvaged.removals).toEqual(['of 1', 'of 2']);
  // Killed while it was restored.
  openWriter(path, 4).close();
  const writer = openWriter(path, 5);
  expect(writer.unrestored()).toMatchObject({
    file: `${path}.damaged-4`,
    salvaged: { removals: ['of 1', 'of 2', 'of 3'] },
  });
  writer.restored();
  writer.close();
  const restored = openWriter(path, 6);
  expect(restored.unrestored()).toBeNull();
  restored.close();
});

test('one page damaged at once after it was closed, size and all else the same: it is found when it is opened', () => {
  const before = openWriter(path, 0);
  before.commit(Array.from({ length: 400 }, (_, i) => incoming({ seq: BigInt(i + 1) })));
  before.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, bytes.length - 4096);
  writeFileSync(path, bytes);
  const writer = openWriter(path, 5);
  expect(writer.unrestored()?.file).toBe(`${path}.damaged-5`);
  writer.close();
});

test('a database that was closed in order and not touched since is not read through, one that was killed is', () => {
  const before = openWriter(path, 0);
  before.commit([incoming({ seq: 1n })]);
  before.close();
  expect(isAsLeft(path)).toBe(true);
  expect(isAsLeft(path)).toBe(false);
  openWriter(path, 0).close();
  const killed = openWriter(path, 0);
  expect(isAsLeft(path)).toBe(false);
  killed.close();
});

test('an undamaged database is not set aside', () => {
  const first = openWriter(path, 0);
  first.restored();
  first.close();
  const writer = openWriter(path, 0);
  expect(writer.unrestored()).toBeNull();
  writer.close();
  // Whatever a copy of the file alone would lack is in the file.
  if (existsSync(`${path}-wal`)) expect(readFileSync(`${path}-wal`)).toHaveLength(0);
});

test('names and texts that an earlier version stored are cleaned as they are today, also for the search', () => {
  const old = openDatabase(path);
  const before = migrations.findIndex((step) => step.includes('clean_text'));
  migrate(old, migrations.slice(0, before));
  old.exec(`
    INSERT INTO subscription (target_kind, target_id, subresources, start_from, created_at, label)
      VALUES ('user', 'U', 0, 'now', 5, 'my\u200b list'), ('user', 'V', 0, 'now', 5, '\u3164');
    INSERT INTO epoch (id, stream, number, last_seq, last_time) VALUES (1, 'AOS', 1, 3, 1);
    INSERT INTO resource (key, id, kind, name, title, description, path, wanted) VALUES
      (1, 'R1', 4, 'pay\u200bpal 👩‍🔬', 'a\u00adb', 'c\u2060d', '["so\u200bil","raw"]', 0),
      (2, 'R2', 4, '\u3164', '', '', '[]', 0), (3, 'R3', 4, NULL, '', '', '[]', 1), (4, 'R4', 4, '', '', '', '[]', 0),
      (5, 'R5', 4, 'plain.csv', 'می‌خواهم', '', '[]', 0);
    INSERT INTO resource_text (rowid, id, name, title, path) SELECT key, id, name, title, 'so\u200bil / raw' FROM resource;
    INSERT INTO event (id, epoch, seq, time, subject, action, text, delivered, alert) VALUES
      (1, 1, 1, 1, 6, 5, 'down\u200btime', 1, ''), (2, 1, 2, 2, 6, 5, char(1) || '{"is":"without-text"}', 1, ''),
      (3, 1, 3, 3, 4, 3, NULL, 1, '');
    INSERT INTO notification (id, kind, time, message, user_name, resource_name) VALUES
      ('n1', 1, 1, 'he\u200bllo', 'A\u2060da', 'x\u034fy'), ('n2', 1, 1, 'm', NULL, NULL);
  `);
  old.close();
  openWriter(path, 0).close();
  const db = openDatabase(path, { readOnly: true });
  const all = (sql: string) =>
    db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row as object));
  expect(all('SELECT name, title, description, path FROM resource ORDER BY key')).toEqual([
    ['paypal 👩‍🔬', 'ab', 'cd', '["soil","raw"]'],
    ['R2', '', '', '[]'],
    [null, '', '', '[]'],
    ['', '', '', '[]'],
    ['plain.csv', 'می‌خواهم', '', '[]'],
  ]);
  expect(all("SELECT id, path FROM resource_text WHERE resource_text MATCH 'paypal'")).toEqual([
    ['R1', 'soil / raw'],
  ]);
  expect(all('SELECT text FROM event ORDER BY id')).toEqual([
    ['downtime'],
    ['\u0001{"is":"without-text"}'],
    [null],
  ]);
  expect(all('SELECT message, user_name, resource_name FROM notification ORDER BY id')).toEqual([
    ['hello', 'Ada', 'xy'],
    ['m', null, null],
  ]);
  expect(all('SELECT label FROM subscription ORDER BY id')).toEqual([['my list'], [null]]);
  db.close();
});
