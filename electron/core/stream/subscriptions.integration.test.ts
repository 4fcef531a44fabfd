import { expect, onTestFinished, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import type { Start } from '../model/subscription.ts';
import { eventually, type Harness, signIn, startHarness } from '../testing/harness.ts';
import { ofSubscription } from '../testing/queries.ts';

async function server(): Promise<LocalAos> {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
  onTestFinished(() => aos.stop());
  return aos;
}

async function engine(): Promise<Harness> {
  const app = await startHarness();
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

/** Signs in and watches the first project. */
async function watching(app: Harness, aos: LocalAos, start: Start) {
  const account = await signIn(app.engine, aos.address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(account, target, start);
  return { account, subscription, project: resourceId };
}

const viewOf = (app: Harness, subscription: string) =>
  app.engine.accounts()[0]?.subscriptions.find((one) => one.id === subscription);
const live = (app: Harness, subscription: string) =>
  eventually('live', () => viewOf(app, subscription)?.status.state === 'live');

test('watched with everything there is, a project without an event is live soon, and its first event comes', async () => {
  const aos = await server();
  const { id } = await aos.control.createResource({ level: 'project', name: 'empty', silent: true });
  await aos.control.setPermission({ resource: id, level: 'read' });
  const app = await engine();
  const account = await signIn(app.engine, aos.address, aos.token);
  const target = { kind: 'resource', resourceId: id, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(account, target, { from: 'everything' });
  await live(app, subscription);
  expect(viewOf(app, subscription)?.facts.consumer).not.toBeNull();
  await aos.control.publish({ resource: id, action: 'updated' });
  await eventually(
    'the first',
    async () => (await app.engine.feedCount(ofSubscription(account, subscription))).total === 1,
  );
});

test('from a sequence on: what is there from it on comes, and nothing before', async () => {
  const aos = await server();
  const project = aos.projects[0]?.id;
  const sequences = await aos.control.publish({ resource: project, action: 'updated', count: 12 });
  const first = sequences[4] ?? 0;
  const app = await engine();
  const { account, subscription } = await watching(app, aos, { from: 'sequence', sequence: String(first) });
  const own = ofSubscription(account, subscription);
  const more = async () => (await app.engine.feedCount(own)).total;
  await eventually('eight events', async () => (await more()) === 8);
  sequences.push(...(await aos.control.publish({ resource: project, action: 'snapshotted' })));
  await eventually('the next one', async () => (await more()) === 9);
  const rows = await app.engine.feedPage(own, 0, 50);
  const stored = await Promise.all(rows.map(({ id }) => app.engine.feedDetail({ account, id })));
  expect(stored.map(({ identity }) => Number(identity.split('/').at(-1))).reverse()).toEqual(
    sequences.filter((sequence) => sequence >= first),
  );
  const consumer = viewOf(app, subscription)?.facts.live;
  const counts = async () => (await aos.control.stats()).consumers.find((one) => one.id === consumer);
  await eventually('the server has the acks', async () => (await counts())?.acked === 9);
  expect(await counts()).toMatchObject({ delivered: 9, pending: 0 });
});

test('name, icon, alert level and the order that a person made stay over a restart, and travel with the setup', async () => {
  const aos = await server();
  const app = await engine();
  const { account, subscription } = await watching(app, aos, { from: 'now' });
  expect(viewOf(app, subscription)).toMatchObject({ label: null, icon: null, alerts: 'all' });
  const look = { label: ' The\u0000 soil\u202E ', icon: 'leaf', alerts: 'important' } as const;
  await app.engine.changeSubscription(account, subscription, look);
  // One that was removed meanwhile takes no place.
  await app.engine.orderSubscriptions(account, ['12345', subscription]);
  const kept = { label: 'The soil', icon: 'leaf', alerts: 'important', position: 0 };
  const again = await app.restart();
  onTestFinished(() => again[Symbol.asyncDispose]());
  expect(viewOf(again, subscription)).toMatchObject(kept);
  // What is not spoken of stays as it is.
  await again.engine.changeSubscription(account, subscription, { muted: true });
  expect(viewOf(again, subscription)).toMatchObject({ ...kept, muted: true });

  const setup = await again.engine.exportSetup();
  expect(setup.accounts[0]?.watch).toMatchObject([{ ...kept, muted: true }]);
  const other = await engine();
  await signIn(other.engine, aos.address, aos.token);
  expect(await other.engine.importSetup(setup)).toMatchObject({ added: 1, failed: [] });
  const imported = other.engine.accounts()[0]?.subscriptions.find((one) => one.target.kind === 'resource');
  expect(imported).toMatchObject({ ...kept, muted: true });

  await again.engine.changeSubscription(account, subscription, { label: '', icon: null, alerts: 'all' });
  await again.engine.orderSubscriptions(account, []);
  const plain = { label: null, icon: null, alerts: 'all', position: null };
  expect(viewOf(again, subscription)).toMatchObject(plain);
});

test('fetching earlier events keeps how a subscription looks, and brings what the server still has', async () => {
  const aos = await server();
  const project = aos.projects[0]?.id;
  const sequences = await aos.control.publish({ resource: project, action: 'updated', count: 5 });
  const app = await engine();
  const { account, subscription } = await watching(app, aos, { from: 'now' });
  await app.engine.changeSubscription(account, subscription, { label: 'Soil', muted: true });
  await live(app, subscription);
  const { subscription: next } = await app.engine.fetchEarlier(account, subscription);
  expect(viewOf(app, subscription)).toBeUndefined();
  expect(viewOf(app, next)).toMatchObject({ label: 'Soil', muted: true });
  const total = async () => (await app.engine.feedCount(ofSubscription(account, next))).total;
  await eventually('the earlier ones', async () => (await total()) >= sequences.length);
  await live(app, next);
  expect((await aos.control.stats()).deletedWithReader).toBe(0);
});

test('with important ones only, a change of an object is quiet and its deletion is not', async () => {
  const aos = await server();
  const app = await engine();
  const { account, subscription, project } = await watching(app, aos, { from: 'now' });
  await app.engine.changeSubscription(account, subscription, { alerts: 'important' });
  await live(app, subscription);
  const { id } = await aos.control.createResource({ level: 'object', name: 'core.tiff', parents: [project] });
  await aos.control.publish({ resource: id, action: 'updated' });
  const own = ofSubscription(account, subscription);
  await eventually('its name', async () => (await app.engine.feedPage(own, 0, 1))[0]?.name === 'core.tiff');
  // Within a second of its creation the update of the project could follow from that as well.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await aos.control.deleteResource({ resource: id });
  const about = () => app.changes.flatMap((change) => change.alerts).map((alert) => alert.about);
  await eventually('a banner', () => about().length > 0);
  expect(about()).toMatchObject([{ is: 'event', event: { name: 'core.tiff', action: 'deleted' } }]);
  const rows = (await app.engine.feedPage(own, 0, 10)).filter(({ resourceId }) => resourceId === id);
  const reasons = await Promise.all(rows.map(async (row) => (await app.engine.feedDetail(row)).why.decision));
  expect(reasons).toEqual(['banner', 'quiet', 'quiet']);
});

test('a backlog of thousands comes in whole and once, though the server answers for no thousand in one call', async () => {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1, repaired: [] });
  onTestFinished(() => aos.stop());
  const count = 2_500;
  const sequences = await aos.control.publish({ resource: aos.projects[0]?.id, action: 'updated', count });
  const app = await engine();
  const { account, subscription } = await watching(app, aos, { from: 'everything' });
  const own = ofSubscription(account, subscription);
  const total = async () => (await app.engine.feedCount(own)).total;
  await eventually('all of it', async () => (await total()) >= sequences.length);
  await live(app, subscription);
  expect(await total()).toBe(sequences.length);
  const { consumers, serverHung } = await aos.control.stats();
  expect(serverHung).toBe(false);
  const mine = consumers.find(({ id }) => id === viewOf(app, subscription)?.facts.consumer);
  await eventually('the last of it acked', async () => {
    const stats = await aos.control.stats();
    return stats.consumers.find(({ id }) => id === mine?.id)?.outstanding === 0;
  });
});
