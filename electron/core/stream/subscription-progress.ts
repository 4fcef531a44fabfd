import type { Incoming } from '../model/incoming.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createCatchUp } from './catch-up.ts';
import { createCheckpoint, quietWaitMs } from './checkpoint.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** How far the server's clock may be ahead of this computer's. */
const MAX_CLOCK_AHEAD_MS = 86_400_000;

/**
 * How far a subscription is stored without a gap: by its record, or while it catches up by the stream that does.
 * @param recordTakesOver called when catching up is done, and the record should be read.
 */
export function createSubscriptionProgress(
  { clock, store, timing, isScoped }: SubscriptionsOptions,
  row: StoredSubscription,
  recordTakesOver: () => void,
) {
  let sinceCheckpoint = 0;

  /** A time far in the future is nonsense: a record that starts there would miss everything before it. */
  const isPlausible = (time: bigint) => Number(time) / 1e6 <= clock.now() + MAX_CLOCK_AHEAD_MS;

  /** Moves the checkpoint: everything up to this server time (ns) is stored. */
  async function reached(time: bigint): Promise<void> {
    sinceCheckpoint = 0;
    if (row.checkpointTime !== null && row.checkpointTime >= time) return;
    row.checkpointTime = time;
    await store.setCheckpoint(row.id, time);
  }

  const catchUp = createCatchUp({
    clock,
    quietAfterMs: timing.full,
    // A subscription that starts in the past may have a large backlog.
    isBehind: !isScoped && row.consumer === null && row.checkpointTime === null && row.start.from !== 'now',
    reached,
    done: recordTakesOver,
  });
  const checkpoint = createCheckpoint(clock, quietWaitMs(timing), (time) => {
    void reached(time).catch(() => {});
  });

  return {
    catchUp,
    checkpoint,
    isPlausible,
    reached,
    /** The record has brought everything up to this time (ns). */
    async complete(time: bigint): Promise<void> {
      if (isPlausible(time)) await reached(time);
    },
    /** The record has delivered an event. */
    recordDelivered(): void {
      sinceCheckpoint++;
    },
    /** Number of events that the record delivered since the checkpoint moved. */
    sinceCheckpoint: (): number => sinceCheckpoint,
    /** An event was stored. */
    stored(event: Incoming): void {
      // A stream delivers in order, but only the record tells what an earlier stream has lost.
      if (!isPlausible(event.time)) return;
      if (event.fromRecord || isScoped) checkpoint.stored(event.time);
      else catchUp.stored(event);
    },
  };
}

export type SubscriptionProgress = ReturnType<typeof createSubscriptionProgress>;
