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
  /** Called with acks that left the outbox: the server took them, or they were set aside. */
  settled: (acks: readonly WaitingAck[]) => void;
  /** Called when the server does not take acks, and with null when it takes them. */
  failing: (error: AosError | null) => void;
}

export interface Drain {
  /** Takes acks that were just put into the outbox, each once and in order. */
  added(acks: readonly WaitingAck[]): void;
  /** Runs until the signal is aborted. */
  run(): Promise<void>;
  /** Whether the outbox was found empty and nothing was added since. */
  readonly idle: boolean;
}

/** Maximum number of acks in one call. */
const BATCH_SIZE = 500;
/** Maximum number of acks cached in memory. */
const CACHE_SIZE = 5_000;
/** Backoff attempt used after an error that looks final: the longest wait. */
const LAST_ATTEMPT = 10;

/**
 * Empties the outbox of acks: one call at a time, the oldest acks first, and no ack is ever given up. If the server refuses
 * a batch because of one reply, it acks nothing of it; the batch is halved until that reply stands alone, and the reply is
 * set aside with the reason. After any other failure the batch is sent again as it is.
 *
 * A change of the server's secret makes all outstanding replies bad. Such a run is set aside as a whole: a good reply that
 * is set aside with it costs no more than another delivery of its event.
 */
export function createDrain(options: DrainOptions): Drain {
  const { api, store, signal } = options;
  const bell: Bell = createBell();
  const outbox = cachedOutbox(store);
  let idle = true;
  let attempt = 0;

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
      outbox.added(acks);
      idle = false;
      bell.ring();
    },
    async run() {
      while (!signal.aborted) {
        try {
          const acks = await outbox.next();
          if (acks.length > 0) await send(acks);
          else {
            idle = true;
            await bell.wait(options.clock, signal);
            idle = false;
          }
        } catch (error) {
          if (signal.aborted) return;
          outbox.invalidate();
          const problem = explain(error, api.server);
          options.failing(problem);
          // An ack is never given up: even an error that looks final is retried, after a longer wait.
          await waitToRetry(options, isPassing(problem) ? attempt++ : LAST_ATTEMPT);
        }
      }
    },
  };
}

/** The outbox with its acks cached in memory, so that the database is read only when it may hold more than the cache. */
function cachedOutbox(store: Pick<WriterThread, 'nextAcks'>) {
  let cached: WaitingAck[] = [];
  let isComplete = false;

  return {
    added(acks: readonly WaitingAck[]): void {
      if (cached.length + acks.length > CACHE_SIZE) isComplete = false;
      else cached.push(...acks);
    },
    /** Takes the oldest acks, at most one batch. */
    async next(): Promise<WaitingAck[]> {
      if (isComplete) return cached.splice(0, BATCH_SIZE);
      isComplete = true;
      cached = [];
      const acks = await store.nextAcks(BATCH_SIZE);
      // Acks that were added meanwhile may be among those just read.
      const last = acks.at(-1)?.id ?? 0;
      cached = cached.filter((ack) => ack.id > last);
      if (acks.length === BATCH_SIZE) isComplete = false;
      return acks;
    },
    /** Called when a batch was not settled: the next one is read from the database again. */
    invalidate(): void {
      isComplete = false;
    },
  };
}

/** Whether the server says that one of the replies is bad; it does not say which one. */
function isRefused(error: unknown): boolean {
  if (isHmacRefusal(error)) return true;
  return error instanceof ConnectError && error.code === Code.InvalidArgument;
}
