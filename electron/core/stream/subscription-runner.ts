import { createBell } from '../base/bell.ts';
import { type Problem, problem, reasonOf } from '../model/problem.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { inactive } from '../transport/explain.ts';
import { runSubscription } from './run-subscription.ts';
import { createSubscriptionConsumers } from './subscription-consumers.ts';
import { createSubscriptionIntake } from './subscription-intake.ts';
import { createSubscriptionProgress } from './subscription-progress.ts';
import { createSubscriptionRecord } from './subscription-record.ts';
import { createSubscriptionStatus } from './subscription-status.ts';
import { createSubscriptionStream, type StreamParts } from './subscription-stream.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** What a runner needs to know about the other subscriptions. */
export interface Neighbours {
  /** Whether the subscription is still in the list. */
  isListed: () => boolean;
  /** Number of subscriptions that have no stream at the moment. */
  withoutStream: () => number;
}

/** Maximum number of consumers of one target that may be left at the server if there are only streams. */
const MAX_LEFT_SCOPED = 20;

/** Runs one subscription: its record and its stream, what is known of them, and what the screens show. */
export function createRunner(options: SubscriptionsOptions, row: StoredSubscription, neighbours: Neighbours) {
  const parts = createParts(options, row, neighbours);
  const { asks, status, progress } = parts;
  const stream = createSubscriptionStream(options, parts);
  const reading = createReading(options, parts, stream);

  return {
    row,
    ...reading,
    note: status.note,
    /** The computer slept or the network changed: the record is read until the stream was heard again. */
    doubt(): void {
      stream.current()?.doubt();
      asks.ring();
    },
    /** The user looks at the app again: without a stream, events are fetched now. */
    attend(): void {
      if (!stream.isStreaming()) asks.ring();
    },
    isStreaming: stream.isStreaming,
    stored: progress.stored,
    late: progress.checkpoint.late,
    waiting: status.waiting,
    status: status.current,
    facts: () => ({
      consumer: row.consumer,
      live: stream.current()?.consumer ?? null,
      leftBehind: options.retired.count(row.target),
      takenOver: row.takenOver,
      sequence: row.lastSeq === null ? null : String(row.lastSeq),
      delivered: row.delivered,
      acked: row.acked,
      pending: Number(status.waiting()),
      reconnects: status.reconnects(),
    }),
  };
}

export type Runner = ReturnType<typeof createRunner>;

function createParts(
  options: SubscriptionsOptions,
  row: StoredSubscription,
  { isListed, withoutStream }: Neighbours,
): StreamParts {
  const asks = createBell();
  const status = createSubscriptionStatus(options, row);
  const progress = createSubscriptionProgress(options, row, asks.ring);
  const intake = createSubscriptionIntake(options, row, progress, withoutStream);
  const consumers = createSubscriptionConsumers({ ...options, row, isListed, reached: progress.reached });
  return { row, asks, status, progress, intake, consumers };
}

/** Starts and stops reading. */
function createReading(
  options: SubscriptionsOptions,
  parts: StreamParts,
  stream: ReturnType<typeof createSubscriptionStream>,
) {
  const { retired, isScoped } = options;
  const { row, asks, status, progress, intake, consumers } = parts;
  const { catchUp, checkpoint } = progress;
  let abort: AbortController | undefined;
  let ended: Promise<void> = Promise.resolve();

  /** The server no longer has the record. Whatever deleted it may have deleted the consumer of the stream, too. */
  async function lostRecord(): Promise<void> {
    await consumers.discardRecord();
    stream.current()?.stop();
    await status.recovered();
  }

  return {
    open(): void {
      if (abort || options.signal.aborted || row.target.kind === 'announcements') return;
      abort = new AbortController();
      const signal = AbortSignal.any([options.signal, abort.signal]);
      checkpoint.opened();
      ended = runSubscription({
        ...options,
        signal,
        record: isScoped ? null : createSubscriptionRecord(options, parts, stream, signal),
        asks,
        mayStream: () => retired.hasRoom(row.target, isScoped ? MAX_LEFT_SCOPED : undefined),
        isBehind: catchUp.isBehind,
        fallBehind: catchUp.fallBehind,
        openStream: (heard, askedAt) => stream.open(signal, heard, askedAt),
        closed: stream.closed,
        lostRecord,
        asked: intake.asked,
        askDelayMs: intake.nextAskDelayMs,
        status: status.show,
        tried(part, error) {
          const name = `${part} of subscription ${row.id}`;
          if (error) options.reasons.failed(name, reasonOf(error));
          else options.reasons.well(name);
        },
        notAllowed: () => notAllowed(options, row, signal),
        note: (note) => void status.note(note).catch(() => {}),
      });
    },
    async close(): Promise<void> {
      abort?.abort();
      await ended;
      abort = undefined;
    },
    /** Ends it without waiting: a call that hangs must not keep the user from removing the subscription. */
    abandon: () => abort?.abort(),
    ended: () => ended,
  };
}

/** Explains why the server refuses a subscription: the account may be inactive, else a permission is missing. */
async function notAllowed(
  { api }: SubscriptionsOptions,
  row: StoredSubscription,
  signal: AbortSignal,
): Promise<Problem> {
  const asked = await api.users.getUser({}, { signal }).catch(() => null);
  if (asked?.user?.id && !asked.user.active) return inactive(api.server).problem;
  return problem('subscription-forbidden', { name: row.label ?? row.name ?? '' });
}
