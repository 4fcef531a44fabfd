import { Code, ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ResourceVariant } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type AosOptions, type LocalAos, startAos } from './server.ts';
import {
  type Clients,
  clientsOf,
  deliveriesOf,
  openStream,
  type Protocol,
  replyOf,
  sequenceOf,
  watchProject,
} from './testing/clients.ts';
import { type NatsServer, natsMissing, startNatsServer } from './testing/nats-server.ts';

const PROTOCOLS: Protocol[] = ['grpc', 'grpc-web', 'connect', 'connect-json'];
const missing = natsMissing();
const ACK_WAIT_MS = 1_500;

async function codeOf(call: Promise<unknown>): Promise<Code | undefined> {
  return call.then(
    () => undefined,
    (reason: unknown) => ConnectError.from(reason).code,
  );
}

/** Deletions of consumers travel to a reader in their own time; nothing to wait for but the result. */
async function eventually(check: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 60; attempt++) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

for (const log of ['memory', 'nats'] as const) {
  const name =
    log === 'nats' && missing !== undefined
      ? `delivery from nats (skipped: ${missing})`
      : `delivery from ${log}`;
  describe.skipIf(log === 'nats' && missing !== undefined)(name, () => {
    let nats: NatsServer | undefined;
    let aos: LocalAos;
    let project: string;
    let object: string;

    beforeAll(async () => {
      if (log === 'nats') nats = await startNatsServer();
      const options: AosOptions = {
        log,
        natsUrl: nats?.url,
        seed: 1,
        ackWaitMs: ACK_WAIT_MS,
        heartbeatMs: 300,
        repaired: 'all',
      };
      aos = await startAos(options);
      project = aos.projects[0]?.id ?? '';
      object = aos.control.resources().find(({ level }) => level === 'object')?.id ?? '';
    });
    afterAll(async () => {
      await aos.stop();
      await nats?.[Symbol.asyncDispose]();
    });

    const statsOf = async (consumer: string) =>
      (await aos.control.stats()).consumers.find(({ id }) => id === consumer);
    const publish = (count: number) => aos.control.publish({ resource: object, count });
    const watchFromNow = async (clients: Clients) => {
      const sequence = BigInt((await aos.control.stats()).lastSequence + 1);
      const made = await clients.events.createStreamConsumer({
        target: {
          case: 'resource',
          value: { resourceId: project, resourceVariant: ResourceVariant.PROJECT },
        },
        includeSubresources: true,
        streamType: { case: 'streamFromSequence', value: { sequence } },
      });
      return made.streamConsumer;
    };

    for (const protocol of PROTOCOLS) {
      test(`${protocol}: a heartbeat comes at once and again, events come in order, acks are counted`, async () => {
        const clients = clientsOf(aos, protocol);
        const consumer = await watchFromNow(clients);
        const stream = openStream(clients, consumer);
        await stream.takeFor(700);
        expect(stream.heartbeats).toBeGreaterThanOrEqual(2);
        const published = await publish(50);
        const events = await stream.take(50);
        expect(events.map(sequenceOf)).toEqual(published);
        const tokens = replyOf(events[0]).reply.split('.');
        expect(tokens).toHaveLength(9);
        expect(tokens[7]).toMatch(/^\d{19}$/);
        await clients.events.acknowledgeMessageBatch({ replies: events.map(replyOf) });
        await clients.events.acknowledgeMessageBatch({ replies: events.map(replyOf) });
        expect(await eventually(async () => (await statsOf(consumer))?.outstanding === 0)).toBe(true);
        expect(await statsOf(consumer)).toMatchObject({ acked: 50, pending: 0, delivered: 50 });
        stream.close();
        await clients.events.deleteStreamConsumer({ streamConsumer: consumer });
      });
    }

    test('pending in the ack subject counts what waits behind', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      await publish(3);
      const { messages } = await clients.events.getEventMessageBatch({
        streamConsumer: consumer,
        batchSize: 3,
      });
      expect(messages.map((message) => replyOf(message).reply.split('.')[8])).toEqual(['2', '1', '0']);
    });

    test('what is not acknowledged comes again after the ack wait, as a redelivery', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      await publish(2);
      const [first, second] = await stream.take(2);
      await clients.events.acknowledgeMessageBatch({ replies: [replyOf(first)] });
      const [again] = await stream.take(1, ACK_WAIT_MS * 3);
      expect(again && deliveriesOf(again)).toBe(2);
      expect(again && sequenceOf(again)).toBe(second && sequenceOf(second));
      expect(replyOf(again).hmac).not.toBe(replyOf(second).hmac);
      stream.close();
    });

    test('redelivery can be forced, and it is out of order', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      await publish(5);
      const events = await stream.take(5);
      expect(await aos.control.redeliver({ consumer })).toBe(5);
      const again = await stream.take(5, 1_000);
      expect(again.every((message) => deliveriesOf(message) === 2)).toBe(true);
      expect(again.map(sequenceOf).sort((a, b) => a - b)).toEqual(events.map(sequenceOf));
      stream.close();
    });

    test('a batch takes everything, gives as many as asked for, and hides the rest until the ack wait is over', async () => {
      const clients = clientsOf(aos, 'connect');
      const consumer = await watchFromNow(clients);
      await publish(10);
      const batch = (batchSize: number) =>
        clients.events.getEventMessageBatch({ streamConsumer: consumer, batchSize });
      expect((await batch(4)).messages).toHaveLength(4);
      expect((await batch(10)).messages).toHaveLength(0);
      await new Promise((resolve) => setTimeout(resolve, ACK_WAIT_MS + 400));
      expect((await batch(100)).messages).toHaveLength(10);
    });

    test('one bad HMAC aborts the batch, and a rotated secret makes every reply bad', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      await publish(2);
      const [first, second] = (await stream.take(2)).map(replyOf);
      const replies = [first, second].flatMap((reply) => reply ?? []);
      if (replies[1] !== undefined) replies[1].hmac = 'bm8=';
      expect(await codeOf(clients.events.acknowledgeMessageBatch({ replies }))).toBe(Code.Aborted);
      aos.control.rotateSecret();
      const stale = first === undefined ? [] : [first];
      expect(await codeOf(clients.events.acknowledgeMessageBatch({ replies: stale }))).toBe(Code.Aborted);
      stream.close();
    });

    test('a stalled delivery brings heartbeats and no events', async () => {
      const clients = clientsOf(aos, 'grpc-web');
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      await stream.takeFor(100);
      aos.control.stall({ consumer });
      await publish(3);
      const before = stream.heartbeats;
      expect(await stream.takeFor(800)).toHaveLength(0);
      expect(stream.heartbeats).toBeGreaterThan(before);
      aos.control.resume({ consumer });
      expect(await stream.take(3)).toHaveLength(3);
      stream.close();
    });

    test('announcements are never delivered', async () => {
      const clients = clientsOf(aos, 'grpc');
      const made = await clients.events.createStreamConsumer({
        target: { case: 'announcements', value: true },
      });
      const stream = openStream(clients, made.streamConsumer);
      await aos.control.announce({ title: 'Maintenance' });
      expect(await stream.takeFor(500)).toHaveLength(0);
      stream.close();
    });

    test('twins of one event come once within one stream', async () => {
      const clients = clientsOf(aos, 'grpc');
      const collections = aos.control
        .resources()
        .filter(({ level, parents }) => level === 'collection' && parents[0] === project);
      const parents = collections.slice(0, 2).map(({ id }) => id);
      const shared = await aos.control.createResource({
        level: 'dataset',
        name: 'shared',
        parents,
        silent: true,
      });
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      expect(await aos.control.publish({ resource: shared.id })).toHaveLength(2);
      expect(await stream.takeFor(500)).toHaveLength(1);
      stream.close();
    });

    test('a consumer without sub-resources gets the resource alone; from a sequence starts there', async () => {
      const clients = clientsOf(aos, 'grpc');
      const [sequence = 0] = await aos.control.publish([
        { resource: project },
        { resource: object },
        { resource: project },
      ]);
      const made = await clients.events.createStreamConsumer({
        target: {
          case: 'resource',
          value: { resourceId: project, resourceVariant: ResourceVariant.PROJECT },
        },
        streamType: { case: 'streamFromSequence', value: { sequence: BigInt(sequence + 1) } },
      });
      const { messages } = await clients.events.getEventMessageBatch({
        streamConsumer: made.streamConsumer,
        batchSize: 10,
      });
      expect(messages.map(sequenceOf)).toEqual([sequence + 2]);
    });

    test('delivery stops without a word at 1,000 unacknowledged events', async () => {
      const patient = await startAos({ log, natsUrl: nats?.url, seed: 2, heartbeatMs: 300, repaired: 'all' });
      const own = clientsOf(patient, 'grpc');
      const first = patient.projects[0]?.id ?? '';
      await patient.control.publish({ resource: first, count: 1_200 });
      const consumer = await watchProject(own, first);
      const stream = openStream(own, consumer);
      const events = await stream.take(1_000);
      expect(await stream.takeFor(500)).toHaveLength(0);
      expect(stream.heartbeats).toBeGreaterThan(1);
      await own.events.acknowledgeMessageBatch({ replies: events.map(replyOf) });
      expect(await stream.take(200)).toHaveLength(200);
      const { consumers } = await patient.control.stats();
      expect(consumers.find(({ id }) => id === consumer)?.maxOutstanding).toBeLessThanOrEqual(1_000);
      stream.close();
      await patient.stop();
    });

    test('a consumer that is gone is refused; an open stream beats on', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      const stream = openStream(clients, consumer);
      await stream.takeFor(200);
      await aos.control.deleteConsumer({ consumer, mode: 'log' });
      await publish(1);
      const before = stream.heartbeats;
      expect(await stream.takeFor(800)).toHaveLength(0);
      expect(stream.heartbeats).toBeGreaterThan(before);
      stream.close();
      const batch = () => clients.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 1 });
      expect(await codeOf(batch())).toBe(Code.Internal);
      await aos.control.deleteConsumer({ consumer });
      await expect(batch()).rejects.toThrow(`Consumer with id ${consumer} does not exist`);
      expect(await codeOf(batch())).toBe(Code.InvalidArgument);
    });

    test.skipIf(log !== 'nats')(
      'an open stream goes on at once when the nats-server was killed and restarted',
      async () => {
        const clients = clientsOf(aos, 'grpc');
        const consumer = await watchFromNow(clients);
        const stream = openStream(clients, consumer);
        await publish(1);
        await stream.take(1);
        await nats?.killAndRestart();
        const restarted = performance.now();
        const published = await publish(5);
        const seen = new Set<number>();
        while (!published.every((sequence) => seen.has(sequence))) {
          for (const message of await stream.take(1, 20_000)) seen.add(sequenceOf(message));
        }
        // Sooner than any request that got lost on the way runs out (5 s).
        expect(performance.now() - restarted).toBeLessThan(4_000);
        stream.close();
      },
    );

    test('the list of published events agrees with the sequences', async () => {
      const [sequence = 0] = await publish(2);
      const events = await aos.control.events({ from: sequence });
      expect(events).toMatchObject([
        { sequence, id: object, action: 'updated' },
        { sequence: sequence + 1, id: object, action: 'updated' },
      ]);
    });

    test('after a restart of the listeners a stream goes on where it was', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      const broken = openStream(clients, consumer);
      await publish(1);
      const [first] = await broken.take(1);
      await clients.events.acknowledgeMessageBatch({ replies: [replyOf(first)] });
      await aos.restart({ downMs: 50 });
      await broken.takeFor(100);
      expect(broken.error).toBeDefined();
      const [sequence = 0] = await publish(1);
      const stream = openStream(clientsOf(aos, 'grpc'), consumer);
      const [next] = await stream.take(1);
      expect(next && sequenceOf(next)).toBe(sequence);
      stream.close();
    });

    test('a wiped log starts again at 1, with later times, and its consumers are gone', async () => {
      const clients = clientsOf(aos, 'grpc');
      const consumer = await watchFromNow(clients);
      await aos.control.wipeLog();
      expect(await publish(1)).toEqual([1]);
      const batch = clients.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 1 });
      expect(await codeOf(batch)).toBe(Code.Internal);
    });
  });
}
