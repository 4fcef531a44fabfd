import { Code } from '@connectrpc/connect';
import { afterEach, expect, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import type { InboxQuery, InboxRow } from '../model/notification.ts';
import {
  eventually,
  type Harness,
  type HarnessOptions,
  openInbox,
  signIn,
  startHarness,
} from '../testing/harness.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

const history: InboxQuery = { ...openInbox, view: 'history' };

/** An app with access requests of this many people in its inbox. */
async function setUp(
  people = 1,
  options: HarnessOptions = {},
): Promise<{ aos: LocalAos; app: Harness; rows: InboxRow[]; row: InboxRow }> {
  const aos = await startAos({ heartbeatMs: 1_000, seed: 1 });
  open.push(aos);
  const app = await startHarness(options);
  open.push(app);
  await signIn(app.engine, aos.address, aos.token);
  const others = aos.users.slice(1, people + 1);
  expect(others).toHaveLength(people);
  for (const { id } of others) aos.control.notify({ variant: 'access-requested', from: id });
  const rows = await eventually('the requests', async () => {
    const page = await app.engine.inboxPage(openInbox, 0, 10);
    return page.length === people ? page : null;
  });
  const [row] = rows;
  if (row === undefined) throw new Error('There is no request.');
  return { aos, app, rows, row };
}

const calls = async (aos: LocalAos) => (await aos.control.stats()).calls;
const acknowledged = async (aos: LocalAos) => (await aos.control.stats()).notifications.acknowledged;
const inHistory = (app: Harness) =>
  eventually('the history', async () => (await app.engine.inboxPage(history, 0, 10))[0]);

test('a grant waits out the time for undo, gives the permission, and only then acknowledges the request', async () => {
  const { aos, app, row } = await setUp(1, { timing: { undo: 2_000 } });
  await app.engine.grantAccess([row], 'append');
  expect((await app.engine.inboxCount(openInbox)).total).toBe(0);
  expect((await calls(aos)).CreateAuthorization ?? 0).toBe(0);
  await eventually('settled', async () => (await acknowledged(aos)).includes(row.id));
  expect(await calls(aos)).toMatchObject({ CreateAuthorization: 1 });
  expect(await inHistory(app)).toMatchObject({ settlement: 'granted', level: 'append' });
  // Only administrators of the server are told what somebody else may do.
  expect(await app.engine.accessOfAsker(row, true)).toBeNull();
  aos.control.setGlobalAdmin({ admin: true });
  expect(await app.engine.accessOfAsker(row, true)).toMatchObject({ level: 'append' });
});

test('a grant that is undone in time is never sent', async () => {
  const { aos, app, row } = await setUp();
  const { bulk } = await app.engine.grantAccess([row], 'admin');
  expect(await app.engine.undoAcknowledge(bulk)).toEqual({ restored: 1 });
  const [back] = await app.engine.inboxPage(openInbox, 0, 10);
  expect(back).toMatchObject({ id: row.id, state: 'open', level: null, decidedAt: null });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await calls(aos)).CreateAuthorization ?? 0).toBe(0);
  expect(await acknowledged(aos)).toEqual([]);
});

test('the time for undo stands still while it is held', async () => {
  const { aos, app, row } = await setUp();
  const { bulk } = await app.engine.grantAccess([row], 'read');
  app.engine.holdBulk(bulk, true);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await calls(aos)).CreateAuthorization ?? 0).toBe(0);
  app.engine.holdBulk(bulk, false);
  await eventually('settled', async () => (await acknowledged(aos)).includes(row.id));
});

test('what was granted and not undone is sent after a crash within the time for undo', async () => {
  const { aos, app, row } = await setUp(1, { timing: { undo: 5_000 } });
  await app.engine.grantAccess([row], 'write');
  const again = await app.restart();
  open.push(again);
  await eventually('settled', async () => (await acknowledged(aos)).includes(row.id), 15_000);
  expect(await calls(aos)).toMatchObject({ CreateAuthorization: 1 });
  expect(await inHistory(again)).toMatchObject({ settlement: 'granted', level: 'write' });
});

test('a refused grant fails by itself, keeps its level, and can be tried again', async () => {
  const { aos, app, row } = await setUp();
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.PermissionDenied, count: 1 });
  await app.engine.grantAccess([row], 'admin');
  const failed = await eventually('the failure', async () => {
    const [one] = await app.engine.inboxPage(openInbox, 0, 10);
    return one?.state === 'failed' ? one : null;
  });
  expect(failed).toMatchObject({ id: row.id, level: 'admin', reason: { code: 'not-allowed' } });
  expect(await acknowledged(aos)).toEqual([]);
  await app.engine.retryAcknowledge([row]);
  expect(await inHistory(app)).toMatchObject({ settlement: 'granted', level: 'admin' });
});

test('one level is granted to many, each failure by itself, and what is no request stays', async () => {
  const { aos, app } = await setUp(3);
  aos.control.notify({ variant: 'permission-revoked' });
  await eventually('all four', async () => (await app.engine.inboxCount(openInbox)).total === 4);
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.Internal, count: 1 });
  expect(await app.engine.grantAccess(openInbox, 'read')).toMatchObject({ count: 3 });
  await eventually('two settled', async () => (await acknowledged(aos)).length === 2);
  const left = await app.engine.inboxPage(openInbox, 0, 10);
  expect(left.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    'access-requested failed',
    'permission-revoked open',
  ]);
  const report = await eventually('the last report', () => {
    const last = app.changes.flatMap((change) => change.bulks).at(-1);
    return last?.settled === 2 ? last : null;
  });
  expect(report).toMatchObject({ total: 3, failed: 1, requests: 3, level: 'read' });
});

test('a request that is acknowledged is dismissed, and the history says so', async () => {
  const { app, row } = await setUp();
  await app.engine.acknowledge([row]);
  expect(await inHistory(app)).toMatchObject({ settlement: 'dismissed', level: null });
  expect(await app.engine.inboxRow(row)).toMatchObject({ state: 'settled', settlement: 'dismissed' });
});

test('a permission that is there already is changed to the level', async () => {
  const { aos, app, row } = await setUp();
  await app.engine.grantAccess([row], 'read');
  await eventually('settled', async () => (await acknowledged(aos)).includes(row.id));
  aos.control.notify({ variant: 'access-requested' });
  const again = await eventually(
    'the second request',
    async () => (await app.engine.inboxPage(openInbox, 0, 10))[0],
  );
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.AlreadyExists, count: 1 });
  await app.engine.grantAccess([again], 'write');
  await eventually('changed', async () => (await calls(aos)).UpdateAuthorization === 1);
});

test('what one person asked for several times is decided, undone and put aside together', async () => {
  const { aos, app, row } = await setUp();
  const asker = aos.users[1]?.id ?? '';
  for (let n = 0; n < 4; n++) aos.control.notify({ variant: 'access-requested', from: asker });
  const again = await eventually('five requests in a row', async () => {
    const [first, ...others] = await app.engine.inboxPage(openInbox, 0, 10);
    return first?.repeats?.times === 5 && others.length === 0 ? first : null;
  });
  expect(again.repeats?.since).toBe(row.time);
  expect(await app.engine.inboxCount(openInbox)).toMatchObject({ total: 5, rows: 1 });

  const { count, since } = await app.engine.snooze({ are: 'notifications', which: [again] }, 'hour');
  expect(count).toBe(5);
  const snoozed = { ...openInbox, view: 'snoozed' as const };
  expect(await app.engine.inboxCount(snoozed)).toMatchObject({ total: 5, rows: 1 });
  await app.engine.undoSnooze(since);

  const { bulk, ...begun } = await app.engine.grantAccess([again], 'read');
  expect(begun.count).toBe(5);
  expect(await app.engine.undoAcknowledge(bulk)).toEqual({ restored: 5 });
  await app.engine.grantAccess([again], 'append');
  await eventually('all five settled', async () => (await acknowledged(aos)).length === 5);
  expect(await calls(aos)).toMatchObject({ CreateAuthorization: 1 });
});

test('what people have is asked for once each, and again after a grant of ours; a server that refuses is not asked again', async () => {
  const { aos, app, rows } = await setUp(3, { timing: { undo: 100 } });
  const asked = async () => (await calls(aos)).GetUser ?? 0;
  const glance = () => Promise.all(rows.map((row) => app.engine.accessOfAsker(row, false)));
  const before = await asked();
  expect(await app.engine.accessOfAsker(rows[0] as InboxRow, false)).toBeNull();
  expect(await glance()).toEqual([null, null, null]);
  expect(await asked()).toBe(before + 1);
  aos.control.setGlobalAdmin({ admin: true });
  // A person who opens a request has the server asked once more, and then it is known that it answers.
  const first = await app.engine.accessOfAsker(rows[0] as InboxRow, true);
  expect(first).toMatchObject({ level: 'none' });
  await glance();
  await glance();
  expect(await asked()).toBe(before + 4);
  await app.engine.grantAccess([rows[1] as InboxRow], 'append');
  await eventually('settled', async () => (await acknowledged(aos)).length === 1);
  expect((await glance())[1]).toMatchObject({ level: 'append' });
});
