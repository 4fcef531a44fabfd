import { Code, ConnectError } from '@connectrpc/connect';
import { type Bell, createBell } from '../base/bell.ts';
import { clean } from '../base/clean.ts';
import { sendInHalves } from '../base/in-halves.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { type AosError, isPassing } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { ackRuns, type WaitingAck } from '../store/write/write-acks.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { ackRequest } from './ack-request.ts';
import { isHmacRefusal } from './hmac-refusal.ts';

export interface DrainOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'nextAcks' | 'settleAcks' | 'setAcksAside'>;
  /** These are off the outbox: taken by the server, or set aside. */
  settled: (acks: readonly WaitingAck[]) => void;
  /** The server does not take acks at the moment, or takes them again (null). */
  failing: (error: AosError | null) => void;
}

export interface Drain {
  /** These were put into the outbox, each once and in order. */
  added(acks: readonly WaitingAck[]): void;
  /** Runs until the signal is aborted. */
  run(): Promise<void>;
  /** Whether the outbox was found empty and nothing was added since. */
  readonly idle: boolean;
}

/** Acks in one call. */
const BATCH = 500;
/** So many are known without a look into the database, at most. */
const AT_HAND = 5_000;

/**
 * Empties the outbox of acks: one call in flight, the oldest first, never given up. Of a batch with a reply the server
 * refuses none is acked; it is halved until that reply stands alone, which is set aside with its reason. Everything else
 * that fails is sent again as it is.
 * After a change of the server's secret, which makes all that is outstanding bad, the run of them is set aside as one: a
 * good reply that goes with them costs no more than another delivery of its event.
 */
export function createDrain(options: DrainOptions): Drain {
  const { api, store, signal } = options;
  const bell: Bell = createBell();
  // All there is in the outbox, unless something was missed: then only the database knows.
  let atHand: WaitingAck[] = [];
  let missed = true;
  let idle = true;
  let attempt = 0;

  /** The oldest acks: from the database only where there may be more in it than is at hand. */
  async function next(): Promise<WaitingAck[]> {
    if (!missed) return atHand.splice(0, BATCH);
    missed = false;
    atHand = [];
    const acks = await store.nextAcks(BATCH);
    // What came meanwhile may be among them already.
    const last = acks.at(-1)?.id ?? 0;
    atHand = atHand.filter((ack) => ack.id > last);
    if (acks.length === BATCH) missed = true;
    return acks;
  }

  async function settle(acks: readonly WaitingAck[]): Promise<void> {
    attempt = 0;
    options.failing(null);
    await store.settleAcks(ackRuns(acks));
    options.settled(acks);
  }

  const send = (batch: readonly WaitingAck[]) =>
    sendInHalves(batch, {
      isRefused,
      async send(acks) {
        await api.events.acknowledgeMessageBatch(ackRequest(acks), { signal });
        await settle(acks);
      },
      inRuns: true,
      async setAside(acks, error) {
        const ids = acks.map((ack) => ack.id);
        await store.setAcksAside(ids, clean(ConnectError.from(error).rawMessage, 300));
        options.settled(acks);
      },
    });

  return {
    get idle() {
      return idle;
    },
    added(acks) {
      if (atHand.length + acks.length > AT_HAND) missed = true;
      else atHand.push(...acks);
      idle = false;
      bell.ring();
    },
    async run() {
      while (!signal.aborted) {
        try {
          const acks = await next();
          if (acks.length > 0) await send(acks);
          else {
            idle = true;
            await bell.wait(options.clock, signal);
            idle = false;
          }
        } catch (error) {
          if (signal.aborted) return;
          missed = true;
          const problem = explain(error, api.server);
          options.failing(problem);
          // Even what looks final is tried again: an ack is never given up, at most it is late.
          await waitToRetry(options, isPassing(problem) ? attempt++ : 10);
        }
      }
    },
  };
}

/** The server says that one of the replies is bad; which one it does not say. */
function isRefused(error: unknown): boolean {
  if (isHmacRefusal(error)) return true;
  return error instanceof ConnectError && error.code === Code.InvalidArgument;
}
