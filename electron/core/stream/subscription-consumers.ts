import { ulidTime } from '../base/ulid.ts';
import type { Start } from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/write-subscriptions.ts';
import { createConsumer, resumeFrom } from './consumer.ts';
import type { RecordConsumer } from './record.ts';
import type { SubscriptionsOptions } from './subscriptions.ts';

export interface ConsumersOptions extends SubscriptionsOptions {
  row: StoredSubscription;
  /** Whether the subscription is still in the list. */
  isListed: () => boolean;
  /** Everything up to this server time (ns) is stored. */
  reached: (time: bigint) => Promise<void>;
}

/**
 * Makes the consumers of one subscription and writes them down. One that was made and could not be written down (a full
 * disk) is tried to be written down again: every other that was made instead would stay on the server.
 */
export function createSubscriptionConsumers(options: ConsumersOptions) {
  const { store, clock, row } = options;
  let unsavedRecord: string | null = null;
  let unsavedLive: string | null = null;

  async function discard(consumer: string): Promise<void> {
    await store.discardConsumer(consumer, clock.now());
    options.discarded();
  }

  async function make(start: Start): Promise<string> {
    return createConsumer({ ...options, discard }, row.target, start);
  }

  /** @throws when the subscription was removed while the server was making it. */
  async function checkListed(made: string): Promise<void> {
    if (options.isListed()) return;
    await discard(made);
    throw new Error('removed');
  }

  /** Where reading begins: at first as the person asked, later at the checkpoint. */
  function begin(): Start {
    const isFirst = row.delivered === 0 && row.checkpointTime === null;
    return isFirst ? row.start : resumeFrom(row.start, row.checkpointTime, row.createdAt);
  }

  return {
    begin,
    /** The record, made when there is none. @param start called then. */
    async record(start: () => Start): Promise<RecordConsumer> {
      if (row.consumer !== null) return { id: row.consumer, isNew: false, takenOver: row.takenOver };
      const made = unsavedRecord ?? (await make(start()));
      unsavedRecord = made;
      await checkListed(made);
      await store.setConsumer(row.id, made);
      row.consumer = made;
      row.takenOver = false;
      unsavedRecord = null;
      // "From now" is a moment of the server's clock: it is kept, should this record get lost before its first event.
      const at = ulidTime(made);
      if (row.start.from === 'now' && row.checkpointTime === null && at !== null) {
        await options.reached(BigInt(at) * 1_000_000n);
      }
      options.changed();
      return { id: made, isNew: true, takenOver: false };
    },
    async discardRecord(): Promise<void> {
      await store.discardRecord(row.id, clock.now());
      row.consumer = null;
      row.takenOver = false;
      options.discarded();
    },
    /** A consumer for one stream. `isFromStart` unless it was made for an earlier try. */
    async live(start: Start): Promise<{ id: string; isFromStart: boolean }> {
      const isFromStart = unsavedLive === null;
      const made = unsavedLive ?? (await make(start));
      unsavedLive = made;
      await checkListed(made);
      // Before it is opened: if the app is killed, it is known that a reader may be left.
      await store.putLiveConsumer(made, row.id, clock.now());
      unsavedLive = null;
      return { id: made, isFromStart };
    },
  };
}
