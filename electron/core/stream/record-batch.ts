import type { RetryContext } from '../base/retry.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { decode } from '../event/decode.ts';
import type { Incoming } from '../model/incoming.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';

/** The consumer that is a record. */
export interface RecordConsumer {
  id: string;
  /** Whether it was just made, so that nobody has read it before. */
  isNew: boolean;
  /** Whether it existed before this app: it may have readers, and where it begins is not known. */
  takenOver: boolean;
}

export interface BatchOptions extends RetryContext {
  api: AosApi;
  /** Row number of the subscription. */
  subscription: number;
  /** Deletes the record on the server: it may hide what it delivered before, or has more to return than it can. */
  discard: () => Promise<void>;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
}

/** What one batch brought. */
export interface Batch {
  deliveries: number;
  /** The ack subject of the last delivery. */
  last: AckSubject | null;
  /** Whether the record had to be deleted to get an answer. */
  isCut: boolean;
}

/**
 * The number of deliveries to ask for: the most that the server ever has out for one consumer (JetStream's default max ack
 * pending). The call takes everything that waits, cuts the list to the size asked for and hides the rest until the ack wait
 * is over. With this size there is no rest.
 *
 * AOS v2.0.2 answers only when nothing waits any more. With this many deliveries out, JetStream gives no more until some
 * are acked, which is impossible before the answer arrives: such a call is never answered. Deleting its consumer ends the
 * call, which then returns what it has, in order. So a larger backlog is read from one consumer after the other, or by a
 * stream.
 */
export const WHOLE_BATCH = 1_000;
/**
 * Timeout for a record that must not be deleted, in call timeouts: what it has out is redelivered again and again.
 */
const TAKEN_OVER_CALLS = 30;

/** Returns a function that reads one batch. If there is no answer within `waitMs`, the record is deleted to get one. */
export function batchReader(options: BatchOptions) {
  const { api, clock, timing, signal } = options;

  async function call({ id, takenOver }: RecordConsumer, waitMs: number) {
    let cut: Promise<void> | undefined;
    const isCut = () => cut !== undefined;
    const stopWaiting = takenOver
      ? () => {}
      : clock.after(waitMs, () => {
          cut = options.discard();
          cut.catch(() => {});
        });
    try {
      const how = takenOver ? { signal, timeoutMs: TAKEN_OVER_CALLS * timing.call } : { signal };
      const { messages } = await api.events.getEventMessageBatch(
        { streamConsumer: id, batchSize: WHOLE_BATCH },
        how,
      );
      return { messages, isCut };
    } catch (error) {
      // The record was deleted before the call reached the server.
      if (isCut() && isConsumerGone(error)) return { messages: [], isCut };
      throw error;
    } finally {
      stopWaiting();
      await cut;
    }
  }

  return async (consumer: RecordConsumer, waitMs: number): Promise<Batch> => {
    const { messages, isCut } = await call(consumer, waitMs);
    let last: AckSubject | null = null;
    for (const message of messages) {
      const { event, ack } = decode(message, options.subscription, clock.now());
      last = ack ?? last;
      event.fromRecord = true;
      options.delivered(event, ack);
    }
    return { deliveries: messages.length, last, isCut: isCut() };
  };
}
