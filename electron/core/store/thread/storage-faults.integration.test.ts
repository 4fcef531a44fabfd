import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type LocalAos, startAos } from '../../../../devserver/server.ts';
import { damagePages, overwritePage } from '../../testing/damage.ts';
import { eventually, type Harness, signIn, startHarness } from '../../testing/harness.ts';
import { ofResources } from '../../testing/queries.ts';
import { openDatabase } from '../schema/sqlite.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

async function setUp(folder?: string) {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
  open.push(aos);
  const log: string[] = [];
  const engine = { log: (line: string) => void log.push(line) };
  const app = await startHarness({ engine, ...(folder === undefined ? {} : { folder }) });
  open.push(app);
  const account = await signIn(app.engine, aos.address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  await app.engine.watch(account, target, { from: 'now' });
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  const publish = (count: number) => aos.control.publish({ resource: resourceId, action: 'updated', count });
  return { aos, app, log, account, resourceId, publish, database: join(app.folder, `${account}.sqlite`) };
}

/**
 * What the server has counted: delivered by record and stream, and acked by the record. What a stream delivered the server
 * acks by itself when it delivers it again.
 */
async function ackedAndDelivered(aos: LocalAos, app: Harness) {
  const { consumers } = await aos.control.stats();
  const facts = app.engine.accounts()[0]?.subscriptions.find((s) => s.target.kind === 'resource')?.facts;
  const own = consumers.filter(({ id }) => id === facts?.consumer || id === facts?.live);
  const record = own.find(({ id }) => id === facts?.consumer);
  return {
    acked: record?.acked ?? 0,
    delivered: own.reduce((sum, c) => sum + c.delivered, 0),
    outstanding: record?.outstanding ?? 0,
  };
}

const problemOf = (app: Harness) => {
  const status = app.engine.accounts()[0]?.status;
  return status?.state === 'halted' ? status.problem.code : undefined;
};
const total = async (app: Harness) => (await app.engine.feedCount(ofResources)).total;

/** A small disk of its own, where that can be had. */
function smallDisk(): (AsyncDisposable & { folder: string; remount(how: 'ro' | 'rw'): void }) | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a disk of its own takes Linux and root';
  const folder = mkdtempSync(join(tmpdir(), 'aruna-notify-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return 'nothing can be mounted here';
  }
  return {
    folder,
    remount: (how) => void execFileSync('mount', ['-o', `remount,${how}`, folder]),
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes until not one more byte goes. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 65_536; size >= 1; )
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

test('nothing is acked that is not stored: the server sees no ack while the store cannot commit', async () => {
  const { aos, app, log, publish, database } = await setUp();
  const blocker = openDatabase(database);
  blocker.exec('PRAGMA busy_timeout = 2000; BEGIN IMMEDIATE');
  try {
    await publish(20);
    await eventually('delivered', async () => (await ackedAndDelivered(aos, app)).delivered >= 20);
    await eventually('halted', () => problemOf(app));
    expect((await ackedAndDelivered(aos, app)).acked).toBe(0);
    expect(await total(app)).toBe(0);
    expect(app.added().filter((r) => r.resourceId !== null)).toEqual([]);
  } finally {
    blocker.exec('ROLLBACK');
    blocker.close();
  }
  await eventually('stored', async () => (await total(app)) === 20);
  await eventually('acked', async () => {
    const { acked, outstanding } = await ackedAndDelivered(aos, app);
    return acked === 20 && outstanding === 0;
  });
  expect(log.filter((line) => line.includes(', storage: '))).toEqual([
    expect.stringMatching(/, storage: data-locked/),
    expect.stringMatching(/, storage: works again/),
  ]);
  expect(app.added().filter((r) => r.resourceId !== null)).toHaveLength(20);
});

test('a full disk stops the acks, is told, and it goes on by itself when there is room', async ({ skip }) => {
  const disk = smallDisk();
  if (typeof disk === 'string') return skip(disk);
  open.push(disk);
  const { aos, app, publish } = await setUp(join(disk.folder, 'data'));
  await publish(5);
  await eventually('five', async () => (await ackedAndDelivered(aos, app)).acked === 5);
  const ballast = join(disk.folder, 'ballast');
  fill(ballast);
  await publish(300);
  expect(await eventually('told', () => problemOf(app))).toBe('disk-full');
  const before = await ackedAndDelivered(aos, app);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const stored = await total(app);
  expect((await ackedAndDelivered(aos, app)).acked).toBe(before.acked);
  expect(before.acked).toBeLessThanOrEqual(stored);
  rmSync(ballast);
  await eventually('all stored', async () => (await total(app)) === 305);
  await eventually('all acked', async () => (await ackedAndDelivered(aos, app)).acked === 305);
  await eventually('no complaint', () => problemOf(app) === undefined);
  expect(app.added().filter((r) => r.resourceId !== null)).toHaveLength(305);
});

test('a folder that cannot be written is told, and opened by itself when it can', async ({ skip }) => {
  const disk = smallDisk();
  if (typeof disk === 'string') return skip(disk);
  open.push(disk);
  const { app, publish } = await setUp(join(disk.folder, 'data'));
  await app.stop();
  disk.remount('ro');
  const again = await app.restart();
  open.push(again);
  expect(problemOf(again)).toBe('data-read-only');
  disk.remount('rw');
  await publish(3);
  await eventually('three', async () => (await total(again)) === 3, 25_000);
});

test('a damaged database is set aside and started over with its subscriptions, and the person is told', async () => {
  const { app, aos, publish, database } = await setUp();
  await publish(200);
  await eventually('all', async () => (await ackedAndDelivered(aos, app)).acked === 200);
  await app.stop();
  const bytes = readFileSync(database);
  const db = openDatabase(database, { readOnly: true });
  const { rootpage } = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").get() as {
    rootpage: number;
  };
  db.close();
  bytes.fill(0x5a, (rootpage - 1) * 4096, rootpage * 4096);
  writeFileSync(database, bytes);
  const again = await app.restart();
  open.push(again);
  expect(readdirSync(app.folder).some((f) => f.includes('.sqlite.damaged-'))).toBe(true);
  const { subscriptions } = again.engine.accounts()[0] ?? { subscriptions: [] };
  expect(subscriptions.map((s) => s.target.kind).sort()).toEqual(['announcements', 'resource', 'user']);
  for (const s of subscriptions) expect(s.history[0]?.note.code).toBe('data-started-over');
  await eventually('what the server still has', async () => (await total(again)) === 200);
  const alerts = again.changes.flatMap((c) => c.alerts);
  expect(alerts.map((a) => a.about)).toContainEqual({ is: 'damaged', label: expect.any(String) });
  // Records of the lost database are deleted; its streams may have readers, and wait for the next event.
  const facts = () => again.engine.accounts()[0]?.subscriptions.map((s) => s.facts) ?? [];
  await eventually('no other consumer', async () => {
    const known = new Set(facts().flatMap((f) => [f.consumer, f.live]));
    const { consumers } = await aos.control.stats();
    return consumers.filter(({ id }) => !known.has(id)).length === 2;
  });
  expect(facts().map((f) => f.leftBehind)).toEqual([1, 0, 1]);
});

/** Every seventh page but those from which the subscriptions are saved. */
function everySeventh(path: string): (count: number) => number[] {
  const db = openDatabase(path, { readOnly: true });
  const spared = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name IN ('subscription', 'consumer')")
    .all()
    .map((row) => (row as { rootpage: number }).rootpage);
  db.close();
  return (count) =>
    Array.from({ length: Math.floor(count / 7) }, (_, n) => (n + 1) * 7).filter((n) => !spared.includes(n));
}
const asides = (app: Harness) => readdirSync(app.folder).filter((f) => /\.damaged-\d+$/.test(f));

test('pages damaged after the app was closed in order, with the same size and time, are found in use, and the database starts over', async () => {
  const { app, aos, publish, database } = await setUp();
  await publish(500);
  await eventually('all', async () => (await ackedAndDelivered(aos, app)).acked === 500);
  await app.stop();
  const pages = everySeventh(database);
  const { atime, mtime } = statSync(database);
  damagePages(database, pages);
  utimesSync(database, atime, mtime);
  const again = await app.restart();
  open.push(again);
  await publish(1);
  await eventually('all of them', async () => (await total(again).catch(() => 0)) === 501, 20_000);
  await eventually('live', () => again.engine.accounts()[0]?.status.state === 'live');
  expect(asides(again)).toHaveLength(1);
  // The new database is sound and stays.
  await again.stop();
  const third = await again.restart();
  open.push(third);
  await publish(1);
  await eventually('one more', async () => (await total(third).catch(() => 0)) === 502, 20_000);
  expect(asides(third)).toHaveLength(1);
});

test('damage that keeps a database from being opened, after it was closed in order: it starts over at once', async () => {
  const { app, publish, database } = await setUp();
  await publish(50);
  await eventually('all', async () => (await total(app)) === 50);
  await app.stop();
  overwritePage(database, 'resource_text_config');
  const again = await app.restart();
  open.push(again);
  expect(asides(again)).toHaveLength(1);
  await eventually('all of them', async () => (await total(again).catch(() => 0)) === 50, 20_000);
});

/** Has everything moved from the log into the database's own file, as happens by itself once the log is large. */
function moveLog(database: string): void {
  const db = openDatabase(database);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(PASSIVE)');
  db.close();
}

test('pages damaged while the app runs: the account starts over by itself', async () => {
  const { app, log, publish, database } = await setUp();
  // More than the connections keep in memory.
  await publish(5_000);
  await eventually('all', async () => (await total(app)) === 5_000, 30_000);
  moveLog(database);
  damagePages(database, everySeventh(database));
  let offset = 0;
  await eventually(
    'the damage to be found',
    async () => {
      offset = (offset + 500) % 5_000;
      await app.engine.feedPage(ofResources, offset, 500).catch(() => {});
      return asides(app).length === 1;
    },
    20_000,
  );
  await eventually('all of them', async () => (await total(app).catch(() => 0)) === 5_000, 30_000);
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  expect(log).toContainEqual(expect.stringMatching(/^the database of account ….{4} is damaged/));
  const alerts = app.changes.flatMap((c) => c.alerts);
  expect(alerts.map((a) => a.about)).toContainEqual({ is: 'damaged', label: expect.any(String) });
});

test('a second instance touches nothing, and takes over when the first is gone', async () => {
  const { app, publish } = await setUp();
  await publish(2);
  await eventually('two', async () => (await total(app)) === 2);
  const second = await startHarness({ folder: app.folder });
  open.push(second);
  expect(problemOf(second)).toBe('data-locked');
  await app.stop();
  await eventually('open', () => problemOf(second) === undefined, 25_000);
  expect(await total(second)).toBe(2);
});

test('an account of a newer version is shown with the reason; the others work', async () => {
  const { app, aos, database, publish } = await setUp();
  const other = await signIn(app.engine, aos.address, aos.users[2]?.token ?? '');
  await app.stop();
  const db = openDatabase(database);
  db.exec('PRAGMA user_version = 99');
  db.close();
  const bytes = readFileSync(database);
  const again = await app.restart();
  open.push(again);
  await publish(1);
  const states = Object.fromEntries(again.engine.accounts().map((a) => [a.id, a.status]));
  expect(Object.values(states)).toContainEqual(
    expect.objectContaining({
      state: 'halted',
      problem: expect.objectContaining({ code: 'data-newer' }),
    }),
  );
  await eventually(
    'the other is live',
    () => again.engine.accounts().find((a) => a.id === other)?.status.state === 'live',
  );
  expect(readFileSync(database)).toEqual(bytes);
});
