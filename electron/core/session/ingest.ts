import { createDrain } from '../ack/drain.ts';
import { queuedAcks } from '../ack/queued-acks.ts';
import { createSettling, type Settling } from '../ack/settling.ts';
import { type AckWindow, createAckWindow } from '../ack/window.ts';
import type { Reasons } from '../base/reasons.ts';
import type { RetryContext } from '../base/retry.ts';
import { consumerOf } from '../event/ack-subject.ts';
import { createCommitter } from '../event/committer.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import { AosError, type Problem, reasonOf } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { unpackCommitted } from '../store/write/packed-committed.ts';
import { packGroup } from '../store/write/packed-group.ts';
import type { AosApi } from '../transport/api.ts';
import type { EngineOptions } from './engine-options.ts';

export interface IngestOptions extends RetryContext {
  api: AosApi;
  store: WriterThread;
  trace: EngineOptions['trace'];
  reasons: Reasons;
  /** Called after a group was stored. */
  stored: (group: readonly Incoming[], result: Committed) => void;
  /** Called when the server took acks. */
  acked: () => void;
  /** Called when an ack was refused for a reason that may be the token. */
  signedOut: () => void;
  /** Called when storing or acking begins to fail, or works again. */
  changed: () => void;
}

/**
 * Maximum number of unacked deliveries of a consumer at which its stream is read further. The server counts what lies in
 * buffers on the way as delivered too: in a backlog it reaches the 1,000 at which it waits for acks, and goes on with them.
 * Half of it is stored while the other half is acked, in groups large enough for what each of them costs.
 */
const WINDOW_SIZE = 660;
/** Delay before a failed commit is retried. */
const STORE_RETRY_MS = 2_000;

/** The way of every delivery of an account: it is read, stored with its ack in one transaction, and acked. */
export function createIngest(options: IngestOptions) {
  const { store, trace, timing } = options;
  const window = createAckWindow(WINDOW_SIZE);
  const settling = createSettling(options.clock, store, options.acked);
  const acks = createAckQueue(options, window, settling);
  let halted: Problem | null = null;

  const committer = createCommitter({
    commit: (group) => commitGroup(store, group, settling),
    committed(group, result) {
      acks.add(group, result.firstAck);
      options.stored(group, result);
    },
    halted(problem) {
      halted = problem;
      if (problem) options.reasons.failed('storage', reasonOf(new AosError(problem)));
      else options.reasons.well('storage');
      options.changed();
    },
    clock: options.clock,
    groupSize: timing.groupSize,
    groupWaitMs: timing.groupWait,
    retryWaitMs: STORE_RETRY_MS,
    signal: options.signal,
  });

  return {
    /** Counts what was read and is not acked yet; readers wait for it. */
    window,
    /** Resumes with the acks that were not sent when the app ended. */
    start: acks.start,
    /** Takes a delivery, which occupies room in the window of its consumer until the server has its ack. */
    add(event: Incoming): void {
      if (event.reply) {
        window.read(event.consumer ?? consumerOf(event.reply.reply));
        trace?.('read', event.subscription, 1);
      }
      committer.add(event);
    },
    /** Resolves when everything added so far is stored, or storing was stopped. */
    settled: committer.settled,
    /** Takes acks that the server has out of the outbox. */
    settleAcks: settling.flush,
    /** Whether the server has every ack. */
    isEverythingAcked: acks.isEmpty,
    /** Number of acks that are still to be sent. */
    queued: acks.queued,
    /** Why nothing can be stored at the moment; null if it can. */
    halted: () => halted,
    /** Why acks cannot be sent at the moment; null if they can. */
    failing: acks.failing,
    /** There is a new token. */
    signedIn: acks.signedIn,
  };
}

/** Stores a group, and takes acks that the server has out of the outbox in the same transaction. */
async function commitGroup(store: WriterThread, group: Incoming[], settling: Settling): Promise<Committed> {
  const settled = settling.take();
  try {
    return unpackCommitted(await store.commitPacked(packGroup(group), settled));
  } catch (error) {
    settling.add(settled);
    throw error;
  }
}

/** The acks of an account on their way from the outbox to the server. */
function createAckQueue(options: IngestOptions, window: AckWindow, settling: Settling) {
  const { trace, store } = options;
  let queued = 0;
  let failing: AosError | null = null;

  const drain = createDrain({
    ...options,
    store: {
      setAcksAside: store.setAcksAside,
      settleAcks: async (runs) => settling.add(runs),
      async nextAcks(limit) {
        // Those that the server has are not read again.
        await settling.flush();
        return store.nextAcks(limit);
      },
    },
    settled(acks) {
      queued = Math.max(0, queued - acks.length);
      for (const [consumer, n] of counted(acks, (ack) => ack.consumer ?? consumerOf(ack.reply)))
        window.acked(consumer, n);
      if (trace) for (const [subscription, n] of bySubscription(acks)) trace('acked', subscription, n);
      options.acked();
    },
    failing(error) {
      failing = error;
      if (error) options.reasons.failed('acks', reasonOf(error));
      else options.reasons.well('acks');
      if (error?.kind === 'signed-out') options.signedOut();
      if (error) options.changed();
    },
  });

  return {
    async start(): Promise<void> {
      for (const reply of await store.acksWaiting()) {
        window.read(consumerOf(reply));
        queued++;
      }
      void drain.run();
    },
    /** Takes the acks of a stored group. @param first the id of the first one in the outbox; null if there is none. */
    add(group: readonly Incoming[], first: number | null): void {
      const acks = queuedAcks(group, first);
      queued += acks.length;
      if (trace) for (const [subscription, n] of bySubscription(acks)) trace('stored', subscription, n);
      if (acks.length > 0) drain.added(acks);
    },
    isEmpty: (): boolean => drain.idle,
    queued: (): number => queued,
    failing: (): AosError | null => failing,
    signedIn(): void {
      failing = null;
    },
  };
}

const bySubscription = (list: readonly { subscription: number }[]): Map<number, number> =>
  counted(list, ({ subscription }) => subscription);

/** Counts the items of a list by a key. */
function counted<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  let last: K | undefined;
  let n = 0;
  const note = () => {
    if (last !== undefined) counts.set(last, (counts.get(last) ?? 0) + n);
    n = 0;
  };
  for (const item of list) {
    const key = keyOf(item);
    // Most follow one with the same key.
    if (key !== last) note();
    last = key;
    n++;
  }
  note();
  return counts;
}
