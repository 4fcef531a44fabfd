import { afterEach, expect, test } from 'vitest';
import type { ActionName } from '../../../devserver/control/requests.ts';
import { type AosOptions, type LocalAos, startAos } from '../../../devserver/server.ts';
import { systemClock } from '../base/clock.ts';
import type { FeedQuery } from '../model/event.ts';
import type { InboxRow } from '../model/notification.ts';
import {
  eventually,
  everything,
  type Harness,
  type HarnessOptions,
  openInbox,
  signIn,
  startHarness,
} from '../testing/harness.ts';
import { ofResources } from '../testing/queries.ts';

const added = (app: Harness) => app.added().filter((row) => row.resourceId !== null);
const alerts = (app: Harness) => app.changes.flatMap((c) => c.alerts).filter((a) => !a.key.startsWith('n'));

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

async function setUp(
  options: AosOptions = {},
  how: HarnessOptions = {},
): Promise<{ aos: LocalAos; app: Harness; project: string }> {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1, ...options });
  open.push(aos);
  const app = await startHarness(how);
  open.push(app);
  return { aos, app, project: aos.projects[0]?.id ?? '' };
}

async function watchProject(app: Harness, aos: LocalAos, from: 'everything' | 'now', address = aos.address) {
  const account = await signIn(app.engine, address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(account, target, { from });
  return { account, subscription, resourceId };
}

/** The events of a subscription. */
const inSubscription = (account: string, id: string): FeedQuery => ({
  ...everything,
  where: [{ field: 'in', not: false, values: [{ account, id }] }],
});

/** Updates of this many things in the first project: several updates of one thing would be one event. */
function updates(aos: LocalAos, count: number, from = 0, action: ActionName = 'updated') {
  const all = aos.control.resources();
  const own = new Set([aos.projects[0]?.id]);
  // Parents come before what lies in them.
  for (const { id, parents } of all) if (parents.length === 1 && own.has(parents[0])) own.add(id);
  const objects = all.filter(({ id, level }) => level === 'object' && own.has(id)).slice(from, from + count);
  if (objects.length < count) throw new Error(`there are only ${objects.length}`);
  return aos.control.publish(objects.map(({ id }) => ({ resource: id, action })));
}

/** What the server has counted for the stream of one subscription, which brings a backlog. */
async function consumerOf(aos: LocalAos, app: Harness, subscription: string) {
  const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
  const stats = await aos.control.stats();
  return stats.consumers.find((c) => c.id === view?.facts.live);
}

test.each(['grpc', 'web'])('a backlog is stored, named and acked over %s', async (port) => {
  // On a busy machine an ack may take longer than the others here wait for one.
  const { aos, app } = await setUp({ backlog: 600, ackWaitMs: 30_000 });
  const address = port === 'grpc' ? aos.address : aos.webAddress;
  const { account, subscription, resourceId } = await watchProject(app, aos, 'everything', address);
  const own = inSubscription(account, subscription);
  const consumer = await eventually('all of it acked', async () => {
    const found = await consumerOf(aos, app, subscription);
    return found && found.delivered > 300 && found.pending === 0 && found.outstanding === 0 ? found : null;
  });
  const { total } = await app.engine.feedCount(own);
  // What the server publishes twice for a resource in two places it hands out once on one stream.
  const published = (await aos.control.events()).filter((e) => e.subject.includes(resourceId)).length;
  expect(total + consumer.withheld).toBe(published);
  expect(consumer.acked).toBe(published);
  expect(consumer.redelivered).toBe(0);
  const rows = await eventually('names', async () => {
    const page = await app.engine.feedPage(own, 0, 50);
    return page.every((r) => r.name !== null) ? page : null;
  });
  expect(rows.map((r) => r.time)).toEqual(rows.map((r) => r.time).sort((a, b) => b - a));
});

test('a backlog says how long it still takes', async () => {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1, backlog: 5_000 });
  open.push(aos);
  // Seconds pass faster, so that the few a pace is made of are over before the backlog is.
  const clock = { ...systemClock, monotonic: () => systemClock.monotonic() * 50 };
  const app = await startHarness({ engine: { clock } });
  open.push(app);
  await watchProject(app, aos, 'everything');
  const status = await eventually('an estimate', () => {
    const [account] = app.engine.accounts();
    return account?.status.state === 'catching-up' && account.status.left !== undefined
      ? account.status
      : null;
  });
  expect(status).toMatchObject({ state: 'catching-up', left: expect.any(Number) });
});

test('a live event is announced once, by name, and not again after a restart', async () => {
  const { aos, app, project } = await setUp();
  await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await aos.control.publish({ resource: project, action: 'updated' });
  const alert = await eventually('a banner', () => alerts(app)[0]);
  expect(alert.about).toMatchObject({ is: 'event', event: { name: aos.projects[0]?.name } });
  const again = await app.restart();
  open.push(again);
  await eventually('live', () => again.engine.accounts()[0]?.status.state === 'live');
  await aos.control.publish({ resource: project, action: 'snapshotted' });
  await eventually('the next banner', () => alerts(again).length > 0);
  expect(alerts(again)).toMatchObject([{ about: { is: 'event', event: { action: 'snapshotted' } } }]);
  expect((await again.engine.feedCount(ofResources)).total).toBe(2);
});

test('a redelivery neither shows nor alerts again', async () => {
  const { aos, app, project } = await setUp();
  aos.control.refuse({ rpc: 'AcknowledgeMessageBatch', code: 14, count: 1_000 });
  const { subscription } = await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await aos.control.publish({ resource: project, action: 'updated' });
  await eventually('it', () => added(app).length === 1);
  await eventually('three deliveries', async () => {
    const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
    return (view?.facts.delivered ?? 0) >= 3;
  });
  expect(added(app)).toHaveLength(1);
  expect(alerts(app)).toHaveLength(1);
});

test('a server that goes away in mid-stream and comes back: nothing is lost, nothing comes twice', async () => {
  const { aos, app } = await setUp();
  await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  const sent = [...(await updates(aos, 25))];
  await eventually('some', () => added(app).length > 10);
  const restart = aos.restart({ downMs: 500 });
  await eventually('it noticed', () => app.engine.accounts()[0]?.status.state === 'reconnecting');
  await restart;
  sent.push(...(await updates(aos, 25, 0, 'available')));
  await eventually('all', async () => (await app.engine.feedCount(ofResources)).total === 50);
  expect(added(app)).toHaveLength(sent.length);
});

test('a consumer that the server lost is created again from the checkpoint, and the history says so', async () => {
  const { aos, app } = await setUp();
  const { subscription } = await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await updates(aos, 5);
  await eventually('five', () => added(app).length === 5);
  const consumer =
    app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription)?.facts.consumer ?? '';
  await aos.control.deleteConsumer({ consumer });
  await updates(aos, 5, 5);
  await aos.restart({ downMs: 100 });
  await eventually('ten', () => added(app).length === 10);
  const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
  expect(view?.history[0]?.note).toEqual({ code: 'set-up-again' });
});

test('a consumer lost behind a stream that beats on is noticed without anybody breaking the connection', async () => {
  const { aos, app } = await setUp();
  const { subscription } = await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await updates(aos, 5);
  await eventually('five', () => added(app).length === 5);
  const consumer =
    app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription)?.facts.consumer ?? '';
  await aos.control.deleteConsumer({ consumer });
  await updates(aos, 5, 5);
  await eventually('ten', () => added(app).length === 10);
});

test('a stream whose reader died beats on: what the record brings instead has another one opened', async () => {
  const { aos, app, project } = await setUp();
  const { subscription } = await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  const live = () => app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription)?.facts.live;
  const dead = live() ?? '';
  aos.control.stall({ consumer: dead });
  await aos.control.publish({ resource: project, action: 'updated', count: 3 });
  await eventually('three, by the record', () => added(app).length === 3);
  await eventually('another stream', () => live() !== null && live() !== dead);
  expect(app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription)?.facts.leftBehind).toBe(
    1,
  );
});

test('some two hundred notifications are acknowledged at once, and an undo in time sends nothing', async () => {
  const { aos, app } = await setUp({ notifications: 250 });
  await signIn(app.engine, aos.address, aos.token);
  await eventually('the inbox', async () => (await app.engine.inboxCount(openInbox)).total === 250);
  // A row stands for all requests of one person for one resource.
  const rows = await app.engine.inboxPage(openInbox, 0, 250);
  const times = (some: InboxRow[]) => some.reduce((sum, { repeats }) => sum + (repeats?.times ?? 1), 0);
  const half = rows.slice(0, rows.length / 2);
  const few = times(half);
  const undone = await app.engine.acknowledge(half);
  expect((await app.engine.inboxCount(openInbox)).total).toBe(250 - few);
  expect(await app.engine.undoAcknowledge(undone.bulk)).toEqual({ restored: few });
  const most = rows.slice(0, -3);
  const { count } = await app.engine.acknowledge(most);
  expect(count).toBe(times(most));
  expect(count).toBeGreaterThan(100);
  await eventually('settled at the server', async () => {
    const { notifications } = await aos.control.stats();
    return notifications.acknowledged.length === count && notifications.open.length === 250 - count;
  });
  await eventually('settled here', async () => {
    return (await app.engine.inboxCount({ ...openInbox, view: 'history' })).total === count;
  });
});

test('acknowledging survives quitting inside the time for undo', async () => {
  const { aos, app } = await setUp({ notifications: 20 });
  await signIn(app.engine, aos.address, aos.token);
  await eventually('the inbox', async () => (await app.engine.inboxCount(openInbox)).total === 20);
  await app.engine.acknowledge(openInbox);
  await app.stop(0);
  const again = await app.restart();
  open.push(again);
  await eventually('settled', async () => (await aos.control.stats()).notifications.open.length === 0);
});

test('an unwatched project is deleted on the server once an event has ended its reader, and not before', async () => {
  const { aos, app, project } = await setUp();
  const { account, subscription } = await watchProject(app, aos, 'now');
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  const ofProject = async () =>
    (await aos.control.stats()).consumers.filter(({ filter }) => filter.includes(project)).length;
  expect(await ofProject()).toBe(2);
  await app.engine.unwatch(account, subscription);
  expect(app.engine.accounts()[0]?.subscriptions.map((s) => s.id)).not.toContain(subscription);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(await ofProject()).toBe(2);
  // Only what is published after the record was asked again proves anything.
  await eventually(
    'both are gone',
    async () => {
      await aos.control.publish({ resource: project, action: 'updated' });
      return (await ofProject()) === 0;
    },
    40_000,
  );
  expect(await aos.control.stats()).toMatchObject({ deletedWithReader: 0, serverHung: false });
  expect((await app.engine.feedCount(ofResources)).total).toBe(0);
});

test('watched and unwatched thirty times, the server answers all along and what is left on it is bounded', async () => {
  const { aos, app, project } = await setUp({ repaired: [] });
  const account = await signIn(app.engine, aos.address, aos.token);
  const target = {
    kind: 'resource',
    resourceId: project,
    resourceKind: 'project',
    subresources: true,
  } as const;
  for (let n = 0; n < 30; n++) {
    const { subscription } = await app.engine.watch(account, target, { from: 'now' });
    await eventually('followed', () => {
      const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
      return view?.status.state === 'live';
    });
    await app.engine.unwatch(account, subscription);
  }
  const { subscription } = await app.engine.watch(account, target, { from: 'now' });
  await aos.control.publish({ resource: project, action: 'updated' });
  await eventually('an event', () => added(app).length === 1);
  const stats = await aos.control.stats();
  expect(stats).toMatchObject({ deletedWithReader: 0, serverHung: false });
  expect(stats.ghostsMost).toBeLessThanOrEqual(1);
  const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
  expect(view?.facts.leftBehind).toBeLessThanOrEqual(5);
});

test('an announcement is shown once', async () => {
  const { aos, app } = await setUp();
  await signIn(app.engine, aos.address, aos.token);
  await aos.control.announce({ title: 'Maintenance on Friday' });
  await eventually('it', () => app.added().some((r) => r.text === 'Maintenance on Friday'));
  const before = (await app.engine.feedCount(everything)).total;
  const again = await app.restart();
  open.push(again);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await again.engine.feedCount(everything)).total).toBe(before);
});

test('each way of a failing sign-in names the field and the reason', async () => {
  const { aos, app } = await setUp();
  const wrongName = await app.engine.test('no-such-host.invalid', aos.token);
  expect(wrongName).toMatchObject({ field: 'address', kind: 'unreachable' });
  const nobody = await app.engine.test('127.0.0.1:9', aos.token);
  expect(nobody).toMatchObject({ field: 'address', kind: 'unreachable' });
  const garbage = await app.engine.test(aos.address, 'not a token');
  expect(garbage).toMatchObject({ field: 'token', kind: 'signed-out' });
  const expired = aos.control.mintToken({ expiresInS: -10 }).token;
  expect(await app.engine.test(aos.address, expired)).toMatchObject({ field: 'token', kind: 'signed-out' });
  expect(await app.engine.test(aos.address, `  Bearer ${aos.token} `)).toMatchObject({ protocol: 'grpc' });
  expect(await app.engine.test(aos.webAddress, aos.token)).toMatchObject({ protocol: 'grpc-web' });
});

test('retention removes old events that are read, and keeps unread ones', async () => {
  const { aos, app } = await setUp({ backlog: 100 });
  const { account, subscription } = await watchProject(app, aos, 'everything');
  const own = inSubscription(account, subscription);
  await eventually('all of it acked', async () => {
    const found = await consumerOf(aos, app, subscription);
    return found && found.delivered > 30 && found.pending === 0 && found.outstanding === 0;
  });
  const { total } = await app.engine.feedCount(own);
  const [newest] = await app.engine.feedPage(own, 0, 1);
  await app.engine.markRead(newest ? [{ account: newest.account, id: newest.id }] : [], true);
  app.engine.setRetention(0);
  await eventually('the read one is gone', async () => (await app.engine.feedCount(own)).total === total - 1);
  await app.engine.markRead(own, true);
  app.engine.setRetention(0);
  await eventually('all gone', async () => (await app.engine.feedCount(own)).total === 0);
  await eventually('the count follows', () => {
    const view = app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
    return view?.unread === 0;
  });
});
