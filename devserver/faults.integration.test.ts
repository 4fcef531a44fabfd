import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalAos, startAos } from './server.ts';
import {
  type Clients,
  clientsOf,
  deliveriesOf,
  openStream,
  replyOf,
  sequenceOf,
  watchProject,
} from './testing/clients.ts';
import { type NatsServer, natsMissing, startNatsServer } from './testing/nats-server.ts';
import { outcome } from './testing/outcome.ts';
import { startRelay } from './testing/relay.ts';

const missing = natsMissing();
const ACK_WAIT_MS = 1_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a call is answered within half a second, with whatever. */
function isAnswered(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
  const abort = new AbortController();
  const late = pause(500).then(() => false);
  const answered = call(abort.signal).then(
    () => true,
    () => true,
  );
  return Promise.race([answered, late]).finally(() => abort.abort());
}

for (const log of ['memory', 'nats'] as const) {
  const name =
    log === 'nats' && missing !== undefined
      ? `the faults on nats (skipped: ${missing})`
      : `the faults on ${log}`;
  describe.skipIf(log === 'nats' && missing !== undefined)(name, () => {
    let nats: NatsServer | undefined;
    let aos: LocalAos;
    let clients: Clients;
    let object: string;
    let consumer: string;

    beforeAll(async () => {
      if (log === 'nats') nats = await startNatsServer();
      aos = await startAos({
        log,
        natsUrl: nats?.url,
        seed: 1,
        ackWaitMs: ACK_WAIT_MS,
        heartbeatMs: 200,
      });
      clients = clientsOf(aos, 'grpc');
    });
    beforeEach(async () => {
      // Each test has a project of its own, so that no event of another reaches its consumer.
      const project = await aos.control.createResource({ level: 'project', name: 'p', silent: true });
      const parents = [project.id];
      object = (await aos.control.createResource({ level: 'object', name: 'o', parents, silent: true })).id;
      await aos.control.setPermission({ resource: project.id, level: 'admin' });
      consumer = await watchProject(clients, project.id);
    });
    afterEach(() => aos.control.dropReaders());
    afterAll(async () => {
      await aos.stop();
      await nats?.[Symbol.asyncDispose]();
    });

    const statsOf = async () => {
      const { consumers } = await aos.control.stats();
      const own = consumers.find(({ id }) => id === consumer);
      if (own === undefined) throw new Error('the consumer is gone');
      return own;
    };
    const publish = (count: number) => aos.control.publish({ resource: object, count });
    /** Streams that came and went, each with its place in the queue. */
    const leaveGhosts = async (count: number) => {
      const before = (await statsOf()).ghosts;
      for (let made = 1; made <= count; made++) {
        const stream = openStream(clients, consumer);
        await stream.takeFor(150);
        stream.close();
        await expect.poll(async () => (await statsOf()).ghosts).toBe(before + made);
      }
    };

    test('each ghost keeps an event back for one ack wait', async () => {
      await leaveGhosts(2);
      const live = openStream(clients, consumer);
      await live.takeFor(150);
      const started = performance.now();
      await publish(1);
      const [event] = await live.take(1, 5 * ACK_WAIT_MS);
      expect(event && deliveriesOf(event)).toBe(3);
      expect(performance.now() - started).toBeGreaterThan(1.9 * ACK_WAIT_MS);
      expect(performance.now() - started).toBeLessThan(2.7 * ACK_WAIT_MS);
      expect(await statsOf()).toMatchObject({ ghosts: 0, ghostsMost: 2, readers: 1 });
      live.close();
    });

    test('one new event ends all ghosts of a closed stream, and then deletion is safe', async () => {
      await leaveGhosts(2);
      await pause(2 * ACK_WAIT_MS);
      expect((await statsOf()).ghosts).toBe(2);
      await publish(1);
      await expect.poll(async () => (await statsOf()).ghosts, { timeout: 4 * ACK_WAIT_MS }).toBe(0);
      await clients.events.deleteStreamConsumer({ streamConsumer: consumer });
      expect(await isAnswered((signal) => clients.users.getUser({}, { signal }))).toBe(true);
      expect(await aos.control.stats()).toMatchObject({ serverHung: false, deletedWithReader: 0 });
    });

    test('a batch stands behind the ghosts, takes what they left, and leaves no reader', async () => {
      const batch = (batchSize: number) =>
        clients.events.getEventMessageBatch({ streamConsumer: consumer, batchSize });
      await leaveGhosts(1);
      await publish(1);
      expect((await batch(1_000)).messages).toHaveLength(0);
      await pause(ACK_WAIT_MS + 300);
      const { messages } = await batch(1_000);
      expect(messages.map(deliveriesOf)).toEqual([2]);
      await publish(1);
      expect((await batch(0)).messages).toHaveLength(0);
      expect((await statsOf()).readers).toBe(0);
    });

    test('a batch of as many as can be out is answered only when its consumer is deleted', async () => {
      const batch = (streamConsumer: string, signal = new AbortController().signal) =>
        clients.events.getEventMessageBatch({ streamConsumer, batchSize: 1_000 }, { signal });
      await publish(999);
      const { messages } = await batch(consumer);
      expect(messages).toHaveLength(999);
      await publish(2);
      expect(await isAnswered((signal) => batch(consumer, signal))).toBe(false);
      await clients.events.acknowledgeMessageBatch({ replies: messages.flatMap((m) => replyOf(m) ?? []) });
      expect(await isAnswered((signal) => batch(consumer, signal))).toBe(true);

      await publish(1_200);
      const whole = batch(consumer);
      // As many as can be out are, and wait for one more.
      await expect
        .poll(async () => (await statsOf()).outstanding, { timeout: 10_000 })
        .toBeGreaterThanOrEqual(998);
      await clients.events.deleteStreamConsumer({ streamConsumer: consumer });
      expect((await whole).messages.length).toBeGreaterThanOrEqual(998);
    });

    test('what a cut connection had in flight is acknowledged by the server, in part', async () => {
      await using relay = await startRelay(aos.address);
      const far = clientsOf({ ...aos, address: relay.address }, 'grpc');
      const stream = openStream(far, consumer);
      await stream.takeFor(150);
      relay.hole();
      const published = await publish(20);
      await pause(200);
      relay.cut();
      const next = openStream(clients, consumer);
      const seen = new Set((await stream.takeFor(100)).map(sequenceOf));
      expect(seen.size).toBe(0);
      for (const message of await next.takeFor(3 * ACK_WAIT_MS)) {
        seen.add(sequenceOf(message));
        await clients.events.acknowledgeMessageBatch({ replies: [replyOf(message)] });
      }
      expect(seen.size).toBeLessThan(published.length);
      await expect.poll(async () => (await statsOf()).outstanding).toBe(0);
      expect((await statsOf()).pending).toBe(0);
      next.close();
    });

    test('a hole longer than the ack wait loses everything without a trace', async () => {
      await using relay = await startRelay(aos.address);
      const far = clientsOf({ ...aos, address: relay.address }, 'grpc');
      const stream = openStream(far, consumer);
      await stream.takeFor(150);
      relay.hole();
      await publish(20);
      await expect.poll(async () => (await statsOf()).withheld, { timeout: 3 * ACK_WAIT_MS }).toBe(20);
      relay.cut();
      const next = openStream(clients, consumer);
      expect(await next.takeFor(2 * ACK_WAIT_MS)).toEqual([]);
      expect(await statsOf()).toMatchObject({ outstanding: 0, pending: 0 });
      next.close();
    });

    test('while the log is away reading times out, and goes on when it is back', async () => {
      if (nats === undefined) aos.control.setLog({ up: false });
      else await nats.kill();
      const batch = clients.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 1 });
      expect(await outcome(batch)).toBe('Internal Stream consumer message fetch failed : timed out');
      const refused = openStream(clients, consumer);
      await expect.poll(() => refused.error, { timeout: 5_000 }).toBeDefined();
      expect(await outcome(Promise.reject(refused.error))).toBe(
        'Internal Fetching consumer failed : timed out',
      );
      if (nats === undefined) aos.control.setLog({ up: true });
      else await nats.restart();
      await publish(1);
      const stream = openStream(clients, consumer);
      expect(await stream.take(1)).toHaveLength(1);
      stream.close();
    });

    test('deleting a consumer with a reader left hangs every call; open streams beat on', async () => {
      const other = await watchProject(clients, aos.projects[0]?.id ?? '');
      const open = openStream(clients, other);
      await leaveGhosts(1);
      await isAnswered(() => clients.events.deleteStreamConsumer({ streamConsumer: consumer }));
      const beats = open.heartbeats;
      expect(await isAnswered((signal) => clients.users.getUser({}, { signal }))).toBe(false);
      expect(await isAnswered((signal) => clients.info.getAnnouncements({}, { signal }))).toBe(false);
      await open.takeFor(500);
      expect(open.heartbeats).toBeGreaterThan(beats);
      expect(open.error).toBeUndefined();
      expect(await aos.control.stats()).toMatchObject({ serverHung: true, deletedWithReader: 1 });
      await aos.restart({ downMs: 0 });
      clients = clientsOf(aos, 'grpc');
      expect(await isAnswered((signal) => clients.users.getUser({}, { signal }))).toBe(true);
      expect((await aos.control.stats()).serverHung).toBe(false);
    });
  });
}
