import { Code } from '@connectrpc/connect';
import { expect, onTestFinished, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import type { BulkView } from '../model/notification.ts';
import { eventually, type Harness, openInbox, signIn, startHarness } from '../testing/harness.ts';

/** An app with two accounts, and this many open notifications in each. */
async function setUp(here: number, there: number) {
  const servers: LocalAos[] = [];
  for (const [seed, notifications] of [here, there].entries()) {
    const aos = await startAos({ heartbeatMs: 1_000, seed: seed + 1, notifications });
    onTestFinished(() => aos.stop());
    servers.push(aos);
  }
  const app = await startHarness({ timing: { undo: 1_500 } });
  onTestFinished(() => app[Symbol.asyncDispose]());
  for (const { address, token } of servers) await signIn(app.engine, address, token);
  await eventually('both inboxes', async () => (await total(app)) === here + there);
  return { app, one: servers[0] as LocalAos, two: servers[1] as LocalAos };
}

const total = async (app: Harness, query: Partial<typeof openInbox> = {}) =>
  (await app.engine.inboxCount({ ...openInbox, ...query })).total;
const acknowledged = async (aos: LocalAos) => (await aos.control.stats()).notifications.acknowledged.length;

/** The reports of a bulk, each with all its parts as last reported. */
function reportsOf(app: Harness, bulk: string): BulkView[][] {
  return app.changes
    .map((change) => change.bulks.filter((part) => part.bulk === bulk))
    .filter((b) => b.length > 0);
}

test('all of two accounts but one is acknowledged as one bulk, and undone as one', async () => {
  const { app } = await setUp(12, 7);
  const [kept] = await app.engine.inboxPage(openInbox, 0, 1);
  const begun = await app.engine.acknowledge({ ...openInbox, except: kept ? [kept] : [] });
  expect(begun.count).toBe(18);
  expect((await app.engine.inboxPage(openInbox, 0, 50)).map(({ id }) => id)).toEqual([kept?.id]);
  const [first] = reportsOf(app, begun.bulk);
  expect(first?.map(({ total: n }) => n).reduce((a, b) => a + b)).toBe(18);
  expect(new Set(first?.map(({ account }) => account)).size).toBe(2);
  expect(await app.engine.undoAcknowledge(begun.bulk)).toEqual({ restored: 18 });
  expect(await total(app)).toBe(19);
});

test('what one server refuses fails alone, and is retried as one bulk', async () => {
  const { app, one, two } = await setUp(3, 1);
  two.control.refuse({ rpc: 'AcknowledgePersonalNotifications', code: Code.PermissionDenied, count: 1 });
  const { bulk } = await app.engine.acknowledge(openInbox);
  await eventually('three settled', async () => (await acknowledged(one)) === 3);
  await eventually('one failed', async () => (await total(app, { state: 'failed' })) === 1);
  await eventually('its end is reported', () =>
    reportsOf(app, bulk).some((parts) => parts.some(({ failed }) => failed === 1)),
  );
  one.control.notify({ count: 2 });
  await eventually('new ones', async () => (await total(app, { state: 'open' })) === 2);
  const again = await app.engine.retryAcknowledge(openInbox);
  expect(again.count).toBe(1);
  await eventually('settled', async () => (await acknowledged(two)) === 1);
  expect(await total(app)).toBe(2);

  const history = { ...openInbox, view: 'history' as const };
  await eventually('the history', async () => (await total(app, history)) === 4);
  let text = '';
  for await (const part of app.engine.exportHistory(history, 'jsonl', new AbortController().signal))
    text += part.text;
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines.map(({ account, decided_by }) => account === decided_by)).toEqual(Array(4).fill(true));
  expect(new Set(lines.map(({ account }) => account)).size).toBe(2);
  expect(new Set(lines.map(({ notification }) => notification)).size).toBe(4);
});

test('what nobody has to acknowledge is refused', async () => {
  const { app } = await setUp(1, 1);
  await expect(app.engine.retryAcknowledge(openInbox)).rejects.toThrow('notifications-settled');
});
