import { Code } from '@connectrpc/connect';
import { afterEach, expect, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import type { InboxRow } from '../model/notification.ts';
import { eventually, type Harness, openInbox, signIn, startHarness } from '../testing/harness.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

/** An app with one access request in its inbox. */
async function setUp(): Promise<{ aos: LocalAos; app: Harness; row: InboxRow }> {
  const aos = await startAos({ heartbeatMs: 1_000, seed: 1 });
  open.push(aos);
  const app = await startHarness();
  open.push(app);
  await signIn(app.engine, aos.address, aos.token);
  aos.control.notify({ variant: 'access-requested' });
  const row = await eventually('the request', async () => (await app.engine.inboxPage(openInbox, 0, 10))[0]);
  return { aos, app, row };
}

const calls = async (aos: LocalAos) => (await aos.control.stats()).calls;

test('granting gives the permission, and then acknowledges the request', async () => {
  const { aos, app, row } = await setUp();
  await app.engine.grantAccess(row, 'write');
  expect(await calls(aos)).toMatchObject({ CreateAuthorization: 1 });
  await eventually('settled', async () => {
    const { acknowledged } = (await aos.control.stats()).notifications;
    return acknowledged.includes(row.id);
  });
  expect((await app.engine.inboxCount(openInbox)).total).toBe(0);
});

test('a refused grant leaves the request open with the reason, and can be tried again', async () => {
  const { aos, app, row } = await setUp();
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.PermissionDenied, count: 1 });
  await expect(app.engine.grantAccess(row, 'admin')).rejects.toThrow('not-allowed');
  const [kept] = await app.engine.inboxPage(openInbox, 0, 10);
  expect(kept).toMatchObject({ id: row.id, state: 'open' });
  expect(kept?.reason?.code).toBe('not-allowed');
  expect((await calls(aos)).AcknowledgePersonalNotifications ?? 0).toBe(0);
  await app.engine.grantAccess(row, 'read');
  expect((await app.engine.inboxCount(openInbox)).total).toBe(0);
});

test('a permission that is there already is changed to the level', async () => {
  const { aos, app, row } = await setUp();
  await app.engine.grantAccess(row, 'read');
  aos.control.notify({ variant: 'access-requested' });
  const again = await eventually(
    'the second request',
    async () => (await app.engine.inboxPage(openInbox, 0, 10))[0],
  );
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.AlreadyExists, count: 1 });
  await app.engine.grantAccess(again, 'write');
  expect(await calls(aos)).toMatchObject({ UpdateAuthorization: 1 });
});
