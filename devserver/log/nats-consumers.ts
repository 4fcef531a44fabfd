import { AckPolicy, type ConsumerInfo, DeliverPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { ConsumerGone, type ConsumerSpec, STREAM_NAME } from './log.ts';
import { apiCode, inTime, NO_CONSUMER, NO_STREAM } from './nats-answers.ts';
import type { Reconnections } from './nats-reconnect.ts';

interface NatsConsumerOptions {
  ackWaitMs: number;
  maxAckPending: number;
  /** How long a creation may take. */
  patienceMs: number;
}

/** The durable consumers of the stream. */
export interface NatsConsumers {
  create(spec: ConsumerSpec): Promise<void>;
  /** Returns false when there was no such consumer. */
  delete(id: string): Promise<boolean>;
  /** Throws {@link ConsumerGone}. */
  info(id: string): Promise<ConsumerInfo>;
}

export function createNatsConsumers(
  manager: JetStreamManager,
  { insist }: Reconnections,
  options: NatsConsumerOptions,
): NatsConsumers {
  return {
    async create(spec) {
      const config = {
        durable_name: spec.id,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(options.ackWaitMs),
        max_ack_pending: options.maxAckPending,
        filter_subject: spec.filter,
        ...deliverPolicy(spec),
      };
      // JetStream accepts the same name with the same configuration a second time.
      await inTime(
        insist(() => manager.consumers.add(STREAM_NAME, config)),
        options.patienceMs,
      );
    },
    delete: (id) => insist(() => manager.consumers.delete(STREAM_NAME, id)).catch(() => false),
    info: (id) =>
      insist(() => manager.consumers.info(STREAM_NAME, id)).catch((reason: unknown) => {
        const code = apiCode(reason);
        throw code === NO_CONSUMER || code === NO_STREAM ? new ConsumerGone(`no consumer ${id}`) : reason;
      }),
  };
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
