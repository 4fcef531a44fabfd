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
import { WHOLE } from './record.ts';
import type { Retired } from './retired.ts';

export interface WitnessOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'witnesses' | 'readyToDelete' | 'replaceWitness'>;
  retired: Retired;
  /** Whether a subscription that is there reads the same events: then nobody else needs to. */
  isRead: (target: Target) => boolean;
  /** Makes a consumer of the target, from now on. */
  make: (target: Target) => Promise<string>;
  /** A witness was written down for deletion. */
  discarded: () => void;
}

/** In ack waits: the first look, and the longest time between two; it doubles in between. */
const FIRST = 2.5;
const LAST = 120;

/**
 * Reads the records of removed subscriptions while consumers of them are left on the server, to see the event that ends
 * the readers of those. What they deliver is acked and otherwise ignored.
 */
export function createWitnesses(options: WitnessOptions) {
  const { api, store, retired, clock, timing, signal } = options;
  const bell = createBell();
  const watched = new Map<string, Promise<void>>();

  const isNeeded = ({ target }: Witness) =>
    !options.isRead(target) && retired.waiting().some((one) => isSameTarget(one, target));

  /** One batch; where too much waits for an answer (see record.ts) another witness goes on, and this one gives what it has. */
  async function batch(witness: Witness) {
    let replaced: Promise<void> | undefined;
    const asked = witness.id;
    const stopWaiting = clock.after(timing.full, () => {
      replaced = replace(witness);
      replaced.catch(() => {});
    });
    try {
      return await api.events.getEventMessageBatch({ streamConsumer: asked, batchSize: WHOLE }, { signal });
    } finally {
      stopWaiting();
      await replaced;
    }
  }

  async function replace(witness: Witness): Promise<void> {
    const made = await options.make(witness.target);
    // Before it is written down: whoever looks for witnesses must not take it for one that nobody watches.
    watched.set(made, watched.get(witness.id) ?? Promise.resolve());
    await store.replaceWitness(witness.id, made, clock.now());
    watched.delete(witness.id);
    witness.id = made;
    options.discarded();
  }

  async function look(witness: Witness): Promise<void> {
    const began = clock.monotonic();
    let newest = 0n;
    for (;;) {
      const { messages } = await batch(witness);
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
  }

  async function watch(witness: Witness): Promise<void> {
    let wait = FIRST * timing.ackWait;
    while (!signal.aborted && isNeeded(witness)) {
      await sleep(clock, wait * (0.9 + options.random() / 5), signal);
      if (signal.aborted || !isNeeded(witness)) break;
      try {
        await look(witness);
      } catch (error) {
        if (isConsumerGone(error)) break;
      }
      wait = Math.min(wait * 2, LAST * timing.ackWait);
    }
    if (signal.aborted) return;
    await store.readyToDelete(witness.id, clock.now());
    options.discarded();
  }

  return {
    /** Something was removed. */
    kick: bell.ring,
    count: () => watched.size,
    async run(): Promise<void> {
      while (!signal.aborted) {
        for (const witness of await store.witnesses().catch(() => [])) {
          if (watched.has(witness.id)) continue;
          const done = watch(witness)
            .catch(() => {})
            .finally(() => watched.delete(witness.id));
          watched.set(witness.id, done);
        }
        await bell.wait(clock, signal);
      }
    },
  };
}
