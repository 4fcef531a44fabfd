import { createRecord, type Record } from './record.ts';
import type { RecordConsumer } from './record-batch.ts';
import type { StreamParts, SubscriptionStream } from './subscription-stream.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** Makes the reader of a subscription's record, and tells the parts of the subscription what it brings. */
export function createSubscriptionRecord(
  options: SubscriptionsOptions,
  { row, consumers, progress, status, intake }: StreamParts,
  stream: SubscriptionStream,
  signal: AbortSignal,
): Record {
  const { retired } = options;
  const { catchUp, checkpoint } = progress;

  /** @param after sequence up to which everything is stored. */
  async function consumer(after: bigint | null): Promise<RecordConsumer> {
    const found = await consumers.record(() => {
      if (after !== null) return { from: 'sequence', sequence: String(after + 1n) };
      return catchUp.recordStart() ?? consumers.begin();
    });
    if (found.isNew) {
      catchUp.recordMade();
      checkpoint.opened();
    }
    return found;
  }

  return createRecord(
    {
      ...options,
      signal,
      subscription: row.id,
      consumer,
      discard: consumers.discardRecord,
      complete: progress.complete,
      delivered(event, ack) {
        progress.recordDelivered();
        if (ack?.delivered === 1n) retired.arrived(row.target, event.time);
        stream.recordDelivered(event);
        intake.deliver(event, ack?.pending ?? 0n);
      },
      waiting: status.progress,
      prefersStream: () => stream.doStreamsWork() && !row.takenOver && retired.hasRoom(row.target),
    },
    progress.sinceCheckpoint,
  );
}
