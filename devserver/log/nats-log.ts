import { type JetStreamManager, jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type EventLog, STREAM_NAME } from './log.ts';
import { apiCode, inTime, NO_STREAM } from './nats-answers.ts';
import { createNatsConsumers } from './nats-consumers.ts';
import { createNatsDeliveries } from './nats-deliveries.ts';
import { listNatsEvents } from './nats-list.ts';
import { createNatsPublisher } from './nats-publisher.ts';
import { openNatsReader, takeWaiting } from './nats-reader.ts';
import { type Reconnections, watchReconnections } from './nats-reconnect.ts';

export interface NatsLogOptions {
  url: string;
  ackWaitMs: number;
  maxAckPending: number;
  /** How long a call that reads waits for an answer before it gives up: 10 s on the real server. */
  patienceMs: number;
}

/** Opens the real JetStream. Rejects when the nats-server cannot be reached. */
export async function createNatsLog(options: NatsLogOptions): Promise<EventLog> {
  const { ackWaitMs, maxAckPending, patienceMs } = options;
  const nats = await connectTo(options.url);
  const stream = jetstream(nats);
  const manager: JetStreamManager = await jetstreamManager(nats, { checkAPI: false });
  const deliveries = createNatsDeliveries();
  const reconnections = watchReconnections(nats);
  const consumers = createNatsConsumers(manager, reconnections, options);
  const ensureStream = () => ensureStreamExists(manager, reconnections);
  const publisher = createNatsPublisher(stream, reconnections, ensureStream);

  await ensureStream();

  return {
    kind: 'nats',
    publish: publisher.publish,
    async createConsumer(spec) {
      await ensureStream();
      await consumers.create(spec);
    },
    deleteConsumer: consumers.delete,
    async open(id, sink) {
      await inTime(consumers.info(id), patienceMs);
      return openNatsReader(nats, reconnections, deliveries.of(id), id, { sink, expiresMs: ackWaitMs });
    },
    async takeAll(id) {
      await inTime(consumers.info(id), patienceMs);
      return takeWaiting(nats, deliveries.of(id), id, maxAckPending);
    },
    async ack(subjects) {
      for (const subject of subjects) {
        deliveries.acked(subject);
        nats.publish(subject);
      }
    },
    async redeliver(id) {
      const outstanding = deliveries.of(id).outstanding();
      for (const reply of outstanding.reverse()) nats.publish(reply, '-NAK');
      await nats.flush();
      return outstanding.length;
    },
    async counts(id) {
      const { num_pending, num_ack_pending } = await consumers.info(id);
      return { ...deliveries.of(id).counts, outstanding: num_ack_pending, pending: num_pending };
    },
    list: (fromSequence, limit) => listNatsEvents(stream, manager, fromSequence, limit),
    lastSequence: async () => (await manager.streams.info(STREAM_NAME)).state.last_seq,
    async wipe() {
      await manager.streams.delete(STREAM_NAME);
      deliveries.clear();
      await ensureStream();
    },
    async close() {
      publisher.stop();
      await nats.close();
    },
  };
}

async function connectTo(url: string): Promise<NatsConnection> {
  try {
    return await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 200 });
  } catch (cause) {
    throw new Error(`No nats-server answers at ${url}. Start one with: nats-server -js`, { cause });
  }
}

async function ensureStreamExists(manager: JetStreamManager, { insist }: Reconnections): Promise<void> {
  await insist(() => manager.streams.info(STREAM_NAME)).catch(async (reason: unknown) => {
    if (apiCode(reason) !== NO_STREAM) throw reason;
    await manager.streams.add({ name: STREAM_NAME, subjects: ['AOS.>'], storage: StorageType.File });
  });
}
