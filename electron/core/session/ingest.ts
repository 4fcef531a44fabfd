import { createDrain } from '../ack/drain.ts';
import { queuedAcks } from '../ack/queued-acks.ts';
import { createAckWindow } from '../ack/window.ts';
import type { RetryContext } from '../base/retry.ts';
import { consumerOf } from '../event/ack-subject.ts';
import { createCommitter } from '../event/committer.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import type { AosError, Problem } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { packGroup } from '../store/write/packed-group.ts';
import type { AosApi } from '../transport/api.ts';
import type { EngineOptions } from './engine-options.ts';

export interface IngestOptions extends RetryContext {
  api: AosApi;
  store: WriterThread;
  trace: EngineOptions['trace'];
  /** A group went to the disk. */
  stored: (group: readonly Incoming[], result: Committed) => void;
  /** The server took acks. */
  acked: () => void;
  /** Storing or acking works no longer, or again. */
  changed: () => void;
}

/**
 * Reading of a stream stops here: with what lies in buffers on the way, which the server counts as delivered, well below
 * the 1,000 unacked deliveries at which it falls silent.
 */
const WINDOW = 330;
/** Between two tries to store what could not be stored, ms. */
const STORE_AGAIN = 2_000;

/** The way of every delivery of an account: read, stored with its ack in one transaction, acked. */
export function createIngest(options: IngestOptions) {
  const { store, trace, timing } = options;
  const window = createAckWindow(WINDOW);
  let queued = 0;
  let halted: Problem | null = null;
  let failing: AosError | null = null;

  const drain = createDrain({
    ...options,
    settled(acks) {
      queued = Math.max(0, queued - acks.length);
      for (const [consumer, n] of counted(acks, ({ reply }) => consumerOf(reply))) window.acked(consumer, n);
      if (trace) for (const [subscription, n] of bySubscription(acks)) trace('acked', subscription, n);
      options.acked();
    },
    failing(error) {
      failing = error;
      if (error) options.changed();
    },
  });

  const committer = createCommitter({
    commit: (group) => store.commitPacked(packGroup(group)),
    committed(group, result) {
      const acks = queuedAcks(group, result.firstAck);
      queued += acks.length;
      if (trace) for (const [subscription, n] of bySubscription(acks)) trace('stored', subscription, n);
      if (acks.length > 0) drain.added(acks);
      options.stored(group, result);
    },
    halted(problem) {
      halted = problem;
      options.changed();
    },
    clock: options.clock,
    groupSize: timing.groupSize,
    groupWait: timing.groupWait,
    retryWait: STORE_AGAIN,
    signal: options.signal,
  });

  return {
    /** What was read and is not acked yet, as whoever reads has to know. */
    window,
    /** Takes up what was not acked when the app ended. */
    async start(): Promise<void> {
      for (const reply of await store.acksWaiting()) {
        window.read(consumerOf(reply));
        queued++;
      }
      void drain.run();
    },
    /** A delivery that was read. It takes up room in the window of its consumer until its ack is with the server. */
    add(event: Incoming): void {
      if (event.reply) {
        window.read(consumerOf(event.reply.reply));
        trace?.('read', event.subscription, 1);
      }
      committer.add(event);
    },
    /** Resolves when everything added so far is stored, or it was stopped. */
    settled: committer.settled,
    /** Whether every ack is with the server. */
    idle: () => drain.idle,
    /** Acks that wait for the server. */
    queued: () => queued,
    /** Why nothing can be stored at the moment. */
    halted: () => halted,
    /** Why acks do not go out at the moment. */
    failing: () => failing,
    /** There is a new token. */
    signedIn(): void {
      failing = null;
    },
  };
}

const bySubscription = (list: readonly { subscription: number }[]): Map<number, number> =>
  counted(list, ({ subscription }) => subscription);

function counted<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of list) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
