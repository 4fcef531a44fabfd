import type { Incoming } from '../model/incoming.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { askDelayMs } from './pace.ts';
import type { Asked } from './record.ts';
import type { SubscriptionProgress } from './subscription-progress.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** The record is read to prove something about a retired consumer at most this many times per `timing.recordMin`. */
const PROOFS_PER_RECORD_MIN = 60;

/** Takes in what the record and the stream deliver, and decides from that when the record is read next. */
export function createSubscriptionIntake(
  options: SubscriptionsOptions,
  row: StoredSubscription,
  { catchUp, isPlausible }: SubscriptionProgress,
  withoutStream: () => number,
) {
  const { timing, retired } = options;
  let newest = 0n;
  let quietAsks = 0;
  let hasDelivered = false;

  return {
    deliver(event: Incoming, pending: bigint): void {
      hasDelivered = true;
      if (event.time > newest && isPlausible(event.time)) newest = event.time;
      const { target } = row;
      event.ackOnly =
        target.kind === 'resource' && !target.subresources && event.resourceId !== target.resourceId;
      options.delivered(event, pending, row);
    },
    /** The record was read to its end. */
    asked(asked: Asked): void {
      if (catchUp.isBehind()) catchUp.leave();
      retired.asked(row.target, asked.began, newest);
      quietAsks = hasDelivered ? 0 : quietAsks + 1;
      hasDelivered = false;
    },
    /** When to read the record again; sooner if that may prove that consumers left behind can be deleted. */
    nextAskDelayMs(isStreaming: boolean): number {
      const pace = askDelayMs({
        ...options,
        isStreaming,
        quietAsks,
        isAttended: options.isAttended(),
        withoutStream: Math.max(1, withoutStream()),
      });
      const provable = retired.provableInMs(row.target);
      if (provable === null) return pace;
      return Math.min(pace, Math.max(provable, timing.recordMin / PROOFS_PER_RECORD_MIN));
    },
  };
}

export type SubscriptionIntake = ReturnType<typeof createSubscriptionIntake>;
