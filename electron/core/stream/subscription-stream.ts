import type { Bell } from '../base/bell.ts';
import { ulidTime } from '../base/ulid.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Start } from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { type LiveStream, openLiveStream } from './live-stream.ts';
import { createMissed, type Missed } from './missed.ts';
import type { SubscriptionConsumers } from './subscription-consumers.ts';
import type { SubscriptionIntake } from './subscription-intake.ts';
import type { SubscriptionProgress } from './subscription-progress.ts';
import type { SubscriptionStatus } from './subscription-status.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

export interface StreamParts {
  row: StoredSubscription;
  consumers: SubscriptionConsumers;
  progress: SubscriptionProgress;
  status: SubscriptionStatus;
  intake: SubscriptionIntake;
  /** Rung to read the record now. */
  asks: Bell;
}

/**
 * Number of deliveries of a stream after which the record is read: if 1,000 wait in the record, reading it costs a
 * consumer (see record-batch.ts).
 */
const DELIVERIES_PER_ASK = 400;
/**
 * How much a stream repeats of what the record brought before it was opened. The clocks of server and log differ by less.
 */
const OVERLAP_MS = 2_000;

/** The stream of one subscription: at most one at a time, each with a consumer of its own. */
export function createSubscriptionStream(options: SubscriptionsOptions, parts: StreamParts) {
  const { row, consumers, asks, progress } = parts;
  const { catchUp } = progress;
  const deliver = delivering(parts);
  let stream: LiveStream | undefined;
  let missed: Missed | undefined;
  let doStreamsWork = true;

  return {
    async open(
      signal: AbortSignal,
      heard: (isNews: boolean) => void,
      askedAt: number | null,
    ): Promise<LiveStream> {
      const start = streamStart(options, parts, askedAt);
      const { id, isFromStart } = await consumers.live(start, catchUp.isBehind());
      if (catchUp.isBehind()) catchUp.opened(id);
      const mine = missedOf(id, options, () => stream?.stop());
      missed = mine;
      stream = openLiveStream(
        {
          ...options,
          signal,
          subscription: row.id,
          heard(isNews) {
            heard(isNews);
            if (isNews) catchUp.heard();
          },
          // While the subscription is behind, only another stream can bring what waits.
          stalled: () => (catchUp.isBehind() ? stream?.stop() : asks.ring()),
          delivered(event, ack) {
            mine.live(event);
            deliver(event, ack);
          },
        },
        id,
        isFromStart && start.from === 'date',
      );
      options.changed();
      return stream;
    },
    /** The stream has ended. */
    async closed(ended: LiveStream): Promise<void> {
      if (!ended.wasProven) doStreamsWork = false;
      missed?.stop();
      catchUp.stop();
      stream = undefined;
      await options.retired.retire(ended.consumer, row.target);
      options.changed();
    },
    current: (): LiveStream | undefined => stream,
    isStreaming: (): boolean => stream?.isProven ?? false,
    /** The record brought an event that the stream should bring, too. */
    recordDelivered(event: Incoming): void {
      if (!stream?.wasHeld) missed?.record(event);
    },
    /** Whether no stream has ended without being heard. */
    doStreamsWork: (): boolean => doStreamsWork,
  };
}

/** What a stream must bring: everything since its consumer was made. @param missed called when it does not. */
function missedOf(consumer: string, { clock, timing }: SubscriptionsOptions, missed: () => void): Missed {
  const since = BigInt(ulidTime(consumer) ?? clock.now()) * 1_000_000n;
  return createMissed({ clock, graceMs: timing.stall, missed }, since);
}

export type SubscriptionStream = ReturnType<typeof createSubscriptionStream>;

/** Returns a function that takes in what a stream delivers. */
function delivering({ status, intake, asks, progress: { catchUp } }: StreamParts) {
  let deliveries = 0;
  return (event: Incoming, ack: AckSubject | null): void => {
    const pending = ack?.pending ?? 0n;
    if (catchUp.isBehind()) {
      status.progress(pending);
      catchUp.delivered(event, pending);
    } else if (++deliveries % DELIVERIES_PER_ASK === 0) asks.ring();
    intake.deliver(event, pending);
  };
}

/** @param askedAt when the record was read, monotonic ms; null if that does not matter. */
function streamStart(
  { clock, isScoped, serverClock }: SubscriptionsOptions,
  { consumers, progress }: StreamParts,
  askedAt: number | null,
): Start {
  // Without a record, the stream has to bring what the last one may have lost.
  if (isScoped || progress.catchUp.isBehind()) return consumers.begin();
  const now = serverClock.now();
  if (askedAt === null || now === null) return { from: 'now' };
  return { from: 'date', date: now - (clock.monotonic() - askedAt) - OVERLAP_MS };
}
