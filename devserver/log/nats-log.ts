import { randomUUID } from 'node:crypto';
import {
  AckPolicy,
  type ConsumerInfo,
  DeliverPolicy,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  StorageType,
} from '@nats-io/jetstream';
import { connect, headers, nanos } from '@nats-io/transport-node';
import {
  ConsumerGone,
  type ConsumerSpec,
  type EventLog,
  type LoggedEvent,
  LogTimedOut,
  type NewEntry,
  STREAM_NAME,
} from './log.ts';
import { createNatsDeliveries } from './nats-deliveries.ts';
import { BLOCK_HEADER, openNatsReader, takeWaiting } from './nats-reader.ts';
import { watchReconnections } from './nats-reconnect.ts';
import { decodePayload, encodePayload } from './payload.ts';

export interface NatsLogOptions {
  url: string;
  ackWaitMs: number;
  maxAckPending: number;
  /** After so long without an answer a call to read gives up: 10 s at the real server. */
  patienceMs: number;
}

// A JetStream that is restarting is waited for; after this the caller gets the error.
const PUBLISH_PATIENCE_MS = 60_000;
const PUBLISH_AT_ONCE = 500;
const NO_CONSUMER = 10_014;
const NO_STREAM = 10_059;

/** The real JetStream. Rejects when the nats-server cannot be reached. */
export async function createNatsLog(options: NatsLogOptions): Promise<EventLog> {
  const nats = await connect({
    servers: options.url,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
  }).catch((cause: unknown) => {
    throw new Error(`No nats-server answers at ${options.url}. Start one with: nats-server -js`, { cause });
  });
  const stream = jetstream(nats);
  const manager: JetStreamManager = await jetstreamManager(nats, { checkAPI: false });
  const deliveries = createNatsDeliveries();
  const reconnections = watchReconnections(nats);
  const { insist } = reconnections;
  let closed = false;

  const ensureStream = async () => {
    await insist(() => manager.streams.info(STREAM_NAME)).catch(async (reason: unknown) => {
      if (apiCode(reason) !== NO_STREAM) throw reason;
      await manager.streams.add({ name: STREAM_NAME, subjects: ['AOS.>'], storage: StorageType.File });
    });
  };

  const publishOne = async (entry: NewEntry): Promise<number> => {
    const header = headers();
    if (entry.block !== undefined) header.set(BLOCK_HEADER, String(entry.block));
    const data = encodePayload(entry.payload);
    // The message id makes a repeated attempt harmless: JetStream keeps the first.
    const how = { headers: header, msgID: randomUUID(), timeout: 5_000 };
    const patience = Date.now() + PUBLISH_PATIENCE_MS;
    for (;;) {
      try {
        return (await insist(() => stream.publish(entry.subject, data, how))).seq;
      } catch (reason) {
        if (closed || Date.now() > patience) throw reason;
        await new Promise((resolve) => setTimeout(resolve, 200));
        await ensureStream().catch(() => undefined);
      }
    }
  };

  const info = (id: string): Promise<ConsumerInfo> =>
    insist(() => manager.consumers.info(STREAM_NAME, id)).catch((reason: unknown) => {
      const code = apiCode(reason);
      throw code === NO_CONSUMER || code === NO_STREAM ? new ConsumerGone(`no consumer ${id}`) : reason;
    });

  await ensureStream();

  return {
    kind: 'nats',
    async publish(entries) {
      const sequences: number[] = [];
      for (let from = 0; from < entries.length; from += PUBLISH_AT_ONCE) {
        const chunk = entries.slice(from, from + PUBLISH_AT_ONCE);
        sequences.push(...(await Promise.all(chunk.map(publishOne))));
      }
      return sequences;
    },
    async createConsumer(spec) {
      await ensureStream();
      const config = {
        durable_name: spec.id,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(options.ackWaitMs),
        max_ack_pending: options.maxAckPending,
        filter_subject: spec.filter,
        ...deliverPolicy(spec),
      };
      // The same name with the same configuration again is no error to JetStream.
      await inTime(
        insist(() => manager.consumers.add(STREAM_NAME, config)),
        options.patienceMs,
      );
    },
    deleteConsumer: (id) => insist(() => manager.consumers.delete(STREAM_NAME, id)).catch(() => false),
    async open(id, sink) {
      await inTime(info(id), options.patienceMs);
      const how = { sink, expiresMs: options.ackWaitMs };
      return openNatsReader(nats, reconnections, deliveries.of(id), id, how);
    },
    async takeAll(id) {
      await inTime(info(id), options.patienceMs);
      return takeWaiting(nats, deliveries.of(id), id, options.maxAckPending);
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
      const { num_pending, num_ack_pending } = await info(id);
      return { ...deliveries.of(id).counts, outstanding: num_ack_pending, pending: num_pending };
    },
    async list(fromSequence, limit) {
      const { state } = await manager.streams.info(STREAM_NAME);
      const events: LoggedEvent[] = [];
      if (state.messages === 0 || limit < 1 || fromSequence > state.last_seq) return events;
      const reader = await stream.consumers.get(STREAM_NAME, {
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: fromSequence,
      });
      const messages = await reader.consume({ max_messages: 1_000 });
      for await (const message of messages) {
        const payload = decodePayload(message.data);
        const { subject, seq } = message;
        if (payload !== undefined)
          events.push({ sequence: seq, timeNs: `${message.timestampNanos}`, subject, payload });
        if (events.length >= limit || seq >= state.last_seq) break;
      }
      await reader.delete().catch(() => false);
      return events;
    },
    lastSequence: async () => (await manager.streams.info(STREAM_NAME)).state.last_seq,
    async wipe() {
      await manager.streams.delete(STREAM_NAME);
      deliveries.clear();
      await ensureStream();
    },
    async close() {
      closed = true;
      await nats.close();
    },
  };
}

/** Rejects with {@link LogTimedOut} when an answer takes too long, or the connection says that none will come. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LogTimedOut('timed out')), ms);
  });
  const patient = answer.catch((reason: unknown) => {
    if (reason instanceof ConsumerGone) throw reason;
    return late;
  });
  return Promise.race([patient, late]).finally(() => clearTimeout(timer));
}

function deliverPolicy({ start }: ConsumerSpec) {
  switch (start.from) {
    case 'all':
      return { deliver_policy: DeliverPolicy.All };
    case 'date':
      return {
        deliver_policy: DeliverPolicy.StartTime,
        opt_start_time: new Date(start.seconds * 1000).toISOString(),
      };
    case 'sequence':
      return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: Number(start.sequence) };
  }
}

function apiCode(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || !('code' in reason)) return undefined;
  return typeof reason.code === 'number' ? reason.code : undefined;
}
