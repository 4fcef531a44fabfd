import { ackRequest } from '../ack/ack-request.ts';
import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import type { RetryContext } from '../base/retry.ts';
import { parseAckSubject } from '../event/ack-subject.ts';
import { replyOf } from '../event/decode.ts';
import { isSameTarget, type Target } from '../model/subscription.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { Witness } from '../store/write/write-consumers.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { WHOLE_BATCH } from './record-batch.ts';
import type { Retired } from './retired.ts';

export interface WitnessOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'witnesses' | 'readyToDelete' | 'replaceWitness'>;
  retired: Retired;
  /** Whether a subscription reads the same events, so that no witness is needed. */
  isRead: (target: Target) => boolean;
  /** Makes a consumer of the target, from now on. */
  make: (target: Target) => Promise<string>;
  /** Called when the deletion of a witness was scheduled. */
  discarded: () => void;
}

/** Time until a witness is read first, and the longest time between two reads; the time doubles in between. */
const FIRST_READ_ACK_WAITS = 2.5;
const MAX_READ_ACK_WAITS = 120;

/**
 * Reads the records of removed subscriptions while consumers of them are left on the server, to see the event that ends
 * their readers. What they deliver is acked and otherwise ignored.
 */
export function createWitnesses(options: WitnessOptions) {
  const { store, retired, clock, timing, signal } = options;
  const bell = createBell();
  const followed = new Map<string, Promise<void>>();
  const read = witnessReader(options, (before, after) => {
    followed.set(after, followed.get(before) ?? Promise.resolve());
    return () => followed.delete(before);
  });

  const isNeeded = ({ target }: Witness) =>
    !options.isRead(target) && retired.waiting().some((one) => isSameTarget(one, target));

  async function follow(witness: Witness): Promise<void> {
    let waitMs = FIRST_READ_ACK_WAITS * timing.ackWait;
    while (!signal.aborted && isNeeded(witness)) {
      await sleep(clock, waitMs * (0.9 + options.random() / 5), signal);
      if (signal.aborted || !isNeeded(witness)) break;
      try {
        await read(witness);
      } catch (error) {
        if (isConsumerGone(error)) break;
      }
      waitMs = Math.min(waitMs * 2, MAX_READ_ACK_WAITS * timing.ackWait);
    }
    if (signal.aborted) return;
    await store.readyToDelete(witness.id, clock.now());
    options.discarded();
  }

  return {
    /** A subscription was removed. */
    kick: bell.ring,
    count: () => followed.size,
    async run(): Promise<void> {
      while (!signal.aborted) {
        for (const witness of await store.witnesses().catch(() => [])) {
          if (followed.has(witness.id)) continue;
          const done = follow(witness)
            .catch(() => {})
            .finally(() => followed.delete(witness.id));
          followed.set(witness.id, done);
        }
        await bell.wait(clock, signal);
      }
    },
  };
}

/**
 * Returns a function that reads a witness to its end.
 * @param replacing called with the ids before and after, before a replacement is saved; the returned function is called
 * afterwards.
 */
function witnessReader(options: WitnessOptions, replacing: (before: string, after: string) => () => void) {
  const { api, store, retired, clock, timing, signal } = options;

  async function replace(witness: Witness): Promise<void> {
    const made = await options.make(witness.target);
    // Before it is saved, so that it is not mistaken for a witness that nobody follows.
    const replaced = replacing(witness.id, made);
    await store.replaceWitness(witness.id, made, clock.now());
    replaced();
    witness.id = made;
    options.discarded();
  }

  /** Reads one batch. If too much waits for an answer (see record-batch.ts), another witness takes over to get one. */
  async function readBatch(witness: Witness) {
    let replaced: Promise<void> | undefined;
    const streamConsumer = witness.id;
    const stopWaiting = clock.after(timing.full, () => {
      replaced = replace(witness);
      replaced.catch(() => {});
    });
    try {
      return await api.events.getEventMessageBatch({ streamConsumer, batchSize: WHOLE_BATCH }, { signal });
    } finally {
      stopWaiting();
      await replaced;
    }
  }

  return async (witness: Witness): Promise<void> => {
    const began = clock.monotonic();
    let newest = 0n;
    for (;;) {
      const { messages } = await readBatch(witness);
      const replies = messages.flatMap((message) => replyOf(message) ?? []);
      if (replies.length === 0) break;
      for (const { reply } of replies) {
        const ack = parseAckSubject(reply);
        if (ack?.delivered === 1n) retired.arrived(witness.target, ack.time);
        if (ack && ack.time > newest) newest = ack.time;
      }
      const acks = replies.map((reply) => ({ ...reply, id: 0, subscription: witness.subscription }));
      await api.events.acknowledgeMessageBatch(ackRequest(acks), { signal });
    }
    retired.asked(witness.target, began, newest);
  };
}
