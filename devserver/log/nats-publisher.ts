import { randomUUID } from 'node:crypto';
import type { JetStreamClient } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { NewEntry } from './log.ts';
import { BLOCK_HEADER } from './nats-reader.ts';
import type { Reconnections } from './nats-reconnect.ts';
import { encodePayload } from './payload.ts';

// How long a restarting JetStream is waited for before the caller gets the error.
const PUBLISH_PATIENCE_MS = 60_000;
const RETRY_MS = 200;
const CONCURRENT_PUBLISHES = 500;

export interface NatsPublisher {
  /** Writes events in order and returns their stream sequences. */
  publish(entries: readonly NewEntry[]): Promise<number[]>;
  /** Ends the retries of what is still being published. */
  stop(): void;
}

/** @param ensureStream creates the stream again when a restarted server has lost it. */
export function createNatsPublisher(
  stream: JetStreamClient,
  { insist }: Reconnections,
  ensureStream: () => Promise<void>,
): NatsPublisher {
  let isStopped = false;

  async function publishOne(entry: NewEntry): Promise<number> {
    const header = headers();
    if (entry.block !== undefined) header.set(BLOCK_HEADER, String(entry.block));
    const data = encodePayload(entry.payload);
    // The message id makes a repeated attempt harmless: JetStream keeps the first.
    const how = { headers: header, msgID: randomUUID(), timeout: 5_000 };
    const giveUpAt = Date.now() + PUBLISH_PATIENCE_MS;
    for (;;) {
      try {
        return (await insist(() => stream.publish(entry.subject, data, how))).seq;
      } catch (reason) {
        if (isStopped || Date.now() > giveUpAt) throw reason;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        await ensureStream().catch(() => undefined);
      }
    }
  }

  return {
    async publish(entries) {
      const sequences: number[] = [];
      for (let from = 0; from < entries.length; from += CONCURRENT_PUBLISHES) {
        const chunk = entries.slice(from, from + CONCURRENT_PUBLISHES);
        sequences.push(...(await Promise.all(chunk.map(publishOne))));
      }
      return sequences;
    },
    stop() {
      isStopped = true;
    },
  };
}
