import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { startRelay } from '../../../devserver/testing/relay.ts';
import { eventually, signIn, startHarness } from '../testing/harness.ts';
import { ofSubscription } from '../testing/queries.ts';

const ACK_WAIT = 2_000;

test('what a stream loses in a hole of the network the record brings, once, and the server is left unharmed', async () => {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: ACK_WAIT, seed: 1, repaired: [] });
  onTestFinished(() => aos.stop());
  const relay = await startRelay(aos.address);
  onTestFinished(() => relay[Symbol.asyncDispose]());
  const app = await startHarness();
  onTestFinished(() => app[Symbol.asyncDispose]());
  const account = await signIn(app.engine, relay.address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(account, target, { from: 'now' });
  const view = () => app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
  const live = () => eventually('live', () => view()?.status.state === 'live' && view()?.facts.live);
  const stream = await live();

  relay.hole();
  const inFlight = await aos.control.publish({ resource: resourceId, action: 'updated', count: 20 });
  // Longer than the ack wait: the reader takes what is delivered again for duplicates, and acks it itself.
  const ofStream = async () => (await aos.control.stats()).consumers.find(({ id }) => id === stream);
  await eventually('all of it acked by the server', async () => {
    const consumer = await ofStream();
    return consumer?.withheld === inFlight.length && consumer.outstanding === 0;
  });
  relay.cut();
  const stored = async () => (await app.engine.feedCount(ofSubscription(account, subscription))).total;
  await eventually('all twenty', async () => (await stored()) === inFlight.length, 5_000);

  await live();
  await aos.control.publish({ resource: resourceId, action: 'updated', count: 5 });
  await eventually('five more', async () => (await stored()) === inFlight.length + 5);
  await new Promise((resolve) => setTimeout(resolve, 1.5 * ACK_WAIT));
  expect(await stored()).toBe(inFlight.length + 5);
  const stats = await aos.control.stats();
  expect(stats).toMatchObject({ serverHung: false, deletedWithReader: 0 });
  expect(stats.ghostsMost).toBeLessThanOrEqual(1);
});
