import { Code, ConnectError } from '@connectrpc/connect';
import type { AckWindow } from '../ack/window.ts';
import { sleep } from '../clock.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { decode } from '../event/decode.ts';
import type { Incoming } from '../event/incoming.ts';
import type { AosApi } from '../transport/api.ts';
import type { RetryContext } from '../transport/retry.ts';
import { wasSent } from '../transport/was-sent.ts';

export interface RecordOptions extends RetryContext {
  api: AosApi;
  window: AckWindow;
  /** Row number of the subscription. */
  subscription: number;
  /** The id of the record; one is made when there is none. */
  consumer: () => Promise<string>;
  /** The record may hide what it delivered before: the next `consumer()` makes another from the checkpoint. */
  discard: () => Promise<void>;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
  /** How many deliveries still wait behind those just read. */
  waiting: (n: bigint) => void;
}

/** What asking the record brought. */
export interface Asked {
  /** When the first call began, monotonic ms: everything published before has been read. */
  began: number;
  /** Deliveries, those included that the live stream brought before. */
  deliveries: number;
}

/**
 * The record of a subscription: a consumer that is read only by batch. A batch is delivered again when its answer gets
 * lost, which a stream of AOS v2.0.2 is not, so it is what the app relies on.
 */
export interface Record {
  /** Reads all there is. @throws what the calls throw; nothing that was delivered is lost by that. */
  ask(): Promise<Asked>;
  /**
   * An answer may have got lost, and what was in it is hidden until the ack wait is over. Until then (monotonic ms) one
   * empty answer proves nothing; null when none did.
   */
  readonly hiddenUntil: number | null;
}

/**
 * As many as the server ever has out for one consumer (JetStream's default max ack pending). The call takes all that
 * waits, cuts the list to the size asked for and hides the rest until the ack wait is over: asked for this many, there is
 * no rest.
 */
const WHOLE = 1_000;
/** The next batch is asked for when no more than this of the one before is not acked yet: half of it is under way then. */
const LOW = 500;
/** While messages wait and none comes, the record is asked this many times in an ack wait, and not for longer. */
const PATIENCE = 30;
/** A record is made again for a lost answer only if it has less than this to read again. */
const SMALL = 5_000;
/** In heartbeats: an event within this time makes it likely that the lost answer had some. */
const RECENT = 10;

export function createRecord(options: RecordOptions, sinceCheckpoint: () => number): Record {
  const { api, clock, timing, window, signal } = options;
  let hiddenUntil: number | null = clock.monotonic() + hiding();
  let isUnsure = false;
  let lastEvent = Number.NEGATIVE_INFINITY;

  /** A little longer than the ack wait: the server begins to count when it hands out. */
  function hiding(): number {
    return timing.ackWait * 1.1;
  }

  async function batch(consumer: string): Promise<{ deliveries: number; waiting: bigint }> {
    const { messages } = await api.events.getEventMessageBatch(
      { streamConsumer: consumer, batchSize: WHOLE },
      { signal },
    );
    let waiting = 0n;
    for (const message of messages) {
      const { event, ack } = decode(message, options.subscription, clock.now());
      if (ack) waiting = ack.pending;
      event.fromRecord = true;
      options.delivered(event, ack);
    }
    if (messages.length > 0) lastEvent = clock.monotonic();
    return { deliveries: messages.length, waiting };
  }

  async function readAll(): Promise<Asked> {
    const began = clock.monotonic();
    let deliveries = 0;
    let rest = 0n;
    let patience = PATIENCE;
    while (!signal.aborted) {
      const consumer = await options.consumer();
      await window.room(consumer, signal, LOW);
      const got = await batch(consumer);
      deliveries += got.deliveries;
      if (got.deliveries === 0 && rest > 0n && patience-- > 0) {
        // The server holds back as too much is not acked by its count: it goes on when it has seen the acks.
        await sleep(clock, timing.ackWait / PATIENCE, signal);
        continue;
      }
      if (got.deliveries > 0) patience = PATIENCE;
      rest = got.waiting;
      options.waiting(rest);
      if (rest === 0n) break;
    }
    return { began, deliveries };
  }

  /** Whether another record, made from the checkpoint, brings sooner what a lost answer hides. */
  const isWorthReplacing = () =>
    isUnsure && clock.monotonic() - lastEvent < RECENT * timing.heartbeat && sinceCheckpoint() < SMALL;

  return {
    get hiddenUntil() {
      return hiddenUntil;
    },
    async ask() {
      if (isWorthReplacing()) {
        await options.discard();
        hiddenUntil = null;
      }
      try {
        const asked = await readAll();
        isUnsure = false;
        if (hiddenUntil !== null && asked.began >= hiddenUntil) hiddenUntil = null;
        return asked;
      } catch (error) {
        if (!signal.aborted && mayHide(error)) {
          isUnsure = true;
          hiddenUntil = clock.monotonic() + hiding();
        }
        throw error;
      }
    },
  };
}

/** Whether the server may have answered a call that failed this way. */
function mayHide(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return true;
  const lost = [
    Code.Unavailable,
    Code.DeadlineExceeded,
    Code.Canceled,
    Code.Aborted,
    Code.Unknown,
    Code.Internal,
  ];
  return lost.includes(error.code) && wasSent(error);
}
