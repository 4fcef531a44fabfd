import { ulidTime } from '../base/ulid.ts';
import type { Start } from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createConsumer, resumeFrom } from './consumer.ts';
import type { RecordConsumer } from './record-batch.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

export interface ConsumersOptions extends SubscriptionsOptions {
  row: StoredSubscription;
  /** Whether the subscription is still in the list. */
  isListed: () => boolean;
  /** Everything up to this server time (ns) is stored. */
  reached: (time: bigint) => Promise<void>;
}

/**
 * Makes the consumers of one subscription and saves them. Saving a consumer that could not be saved (a full disk) is
 * retried: if another one were made instead, the first would stay on the server.
 */
export function createSubscriptionConsumers(options: ConsumersOptions) {
  const { store, clock, row } = options;
  let unsavedRecord: string | null = null;
  let unsavedLive: { id: string; isCatchingUp: boolean } | null = null;

  async function discard(consumer: string): Promise<void> {
    await store.discardConsumer(consumer, clock.now());
    options.discarded();
  }

  const make = (start: Start) => createConsumer({ ...options, discard }, row.target, start);

  /** @throws when the subscription was removed while the server was making it. */
  async function checkListed(made: string): Promise<void> {
    if (options.isListed()) return;
    await discard(made);
    throw new Error('removed');
  }

  return {
    begin: (): Start => beginOf(row),
    /** Returns the record, which is made if there is none. @param start called only then. */
    async record(start: () => Start): Promise<RecordConsumer> {
      if (row.consumer !== null) return { id: row.consumer, isNew: false, takenOver: row.takenOver };
      const made = unsavedRecord ?? (await make(start()));
      unsavedRecord = made;
      await checkListed(made);
      await store.setConsumer(row.id, made);
      row.consumer = made;
      row.takenOver = false;
      unsavedRecord = null;
      // "From now" is a moment of the server's clock. It is saved in case this record gets lost before its first event.
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
    /**
     * Returns a consumer for one stream. `isFromStart` is false if it was made in an earlier attempt.
     * @param isCatchingUp whether the stream must bring everything from `start` on.
     */
    async live(start: Start, isCatchingUp: boolean): Promise<{ id: string; isFromStart: boolean }> {
      // One that was made for new events begins too late. It was never read.
      if (unsavedLive !== null && isCatchingUp && !unsavedLive.isCatchingUp) {
        await discard(unsavedLive.id);
        unsavedLive = null;
      }
      const isFromStart = unsavedLive === null;
      const made = unsavedLive ?? { id: await make(start), isCatchingUp };
      unsavedLive = made;
      await checkListed(made.id);
      // Saved before the stream is opened: if the app is killed, the next run knows that a reader may be left.
      await store.putLiveConsumer(made.id, row.id, clock.now());
      unsavedLive = null;
      return { id: made.id, isFromStart };
    },
  };
}

export type SubscriptionConsumers = ReturnType<typeof createSubscriptionConsumers>;

/** Returns where reading begins: at first as the user chose, later at the checkpoint. */
function beginOf({ start, delivered, checkpointTime, createdAt }: StoredSubscription): Start {
  const isFirst = delivered === 0 && checkpointTime === null;
  return isFirst ? start : resumeFrom(start, checkpointTime, createdAt);
}
