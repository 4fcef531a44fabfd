import { parseAckSubject } from './ack-subject.ts';
import type { ConsumerCounts } from './log.ts';

/** What this process has delivered for one consumer. JetStream itself does not count this. */
export interface NatsDeliveries {
  readonly counts: Pick<ConsumerCounts, 'delivered' | 'redelivered' | 'acked' | 'maxOutstanding'>;
  delivered(sequence: number, reply: string, deliveries: number): void;
  /** Returns the ack subjects of the unacknowledged deliveries, oldest first. */
  outstanding(): string[];
  acked(sequence: number): void;
}

export interface NatsDeliveryBook {
  of(consumer: string): NatsDeliveries;
  acked(reply: string): void;
  clear(): void;
}

export function createNatsDeliveries(): NatsDeliveryBook {
  const byConsumer = new Map<string, NatsDeliveries>();
  const of = (consumer: string): NatsDeliveries => {
    const known = byConsumer.get(consumer) ?? createOne();
    byConsumer.set(consumer, known);
    return known;
  };
  return {
    of,
    acked(reply) {
      const parsed = parseAckSubject(reply);
      if (parsed !== undefined) of(parsed.consumer).acked(parsed.sequence);
    },
    clear: () => byConsumer.clear(),
  };
}

function createOne(): NatsDeliveries {
  const counts = { delivered: 0, redelivered: 0, acked: 0, maxOutstanding: 0 };
  const replies = new Map<number, string>();
  return {
    counts,
    delivered(sequence, reply, deliveries) {
      counts.delivered++;
      if (deliveries > 1) counts.redelivered++;
      replies.set(sequence, reply);
      counts.maxOutstanding = Math.max(counts.maxOutstanding, replies.size);
    },
    outstanding: () => [...replies.values()],
    acked(sequence) {
      if (replies.delete(sequence)) counts.acked++;
    },
  };
}
