import { Code, ConnectError } from '@connectrpc/connect';
import type { AckWindow } from '../ack/window.ts';
import { sleep } from '../base/clock.ts';
import type { RetryContext } from '../base/retry.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { decode } from '../event/decode.ts';
import type { Incoming } from '../model/incoming.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { wasSent } from '../transport/was-sent.ts';

export interface RecordOptions extends RetryContext {
  api: AosApi;
  window: AckWindow;
  /** Row number of the subscription. */
  subscription: number;
  /**
   * The record; one is made when there is none: from behind this sequence if it is given, up to which all is stored then,
   * else from the checkpoint.
   */
  consumer: (after: bigint | null) => Promise<RecordConsumer>;
  /** Deletes the record on the server: it may hide what it delivered before, or has more to give than it can. */
  discard: () => Promise<void>;
  /** Everything up to this server time (ns) is stored, without a gap. */
  complete: (time: bigint) => Promise<void>;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
  /** How many deliveries still wait behind those just read. */
  waiting: (n: bigint) => void;
  /** Whether a large backlog is to be read by a stream from the checkpoint on, which is several times as fast. */
  prefersStream: () => boolean;
}

/** Thousands of deliveries wait: a stream from the checkpoint brings them sooner. */
export class TooMuch extends Error {}

/** The consumer that is a record. */
export interface RecordConsumer {
  id: string;
  /** It was made just now: nobody read it before. */
  isNew: boolean;
  /** It was there before this app was: it may have readers, and where it began is not known. */
  takenOver: boolean;
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
 *
 * AOS v2.0.2 answers only when nothing waits any more. With this many out JetStream gives no more until some are acked,
 * which nobody can do before the answer is here: such a call is never answered. The deletion of its consumer ends it, with
 * what it has by then, in order. So a larger backlog is read from one consumer after the other, or by a stream.
 */
export const WHOLE = 1_000;
/** In call timeouts: how long a record that must not be deleted may take, as what it has out comes round again and again. */
const LONG = 30;
/** The next batch is asked for when no more than this of the one before is not acked yet: half of it is under way then. */
const LOW = 500;
/**
 * Where messages are known to wait and none comes, the record is asked this often once more: the server may not have seen
 * the acks yet, after which it gives more. Otherwise they were twins, which it acks in the same call.
 */
const TRIES = 2;
/** Between those, in times of `timing.full`. */
const SOON = 1 / 10;
/** Where it is known that too much waits, a call gets so many times less to show what it has. */
const KNOWN = 4;
/** A record is made again for a lost answer only if it has less than this to read again. */
const SMALL = 5_000;
/** In heartbeats: an event within this time makes it likely that the lost answer had some. */
const RECENT = 10;

export function createRecord(options: RecordOptions, sinceCheckpoint: () => number): Record {
  const { api, clock, timing, window, signal } = options;
  let hiddenUntil: number | null = clock.monotonic() + 1.1 * timing.ackWait;
  let isUnsure = false;
  let lastEvent = Number.NEGATIVE_INFINITY;
  /** A call that was not answered within this (ms) is taken for one that has too much to give. */
  let patience = timing.full;
  /** Where the next record begins; null for the checkpoint. */
  let after: bigint | null = null;

  const isRecent = () => clock.monotonic() - lastEvent < RECENT * timing.heartbeat;

  /**
   * A little longer than the ack wait, as the server begins to count when it hands out. In the quiet, when a lost answer
   * hardly hides anything, a network that changes shall not cost another call in the same minute.
   */
  const hiding = () => timing.ackWait * (isRecent() ? 1.1 : 2.2);

  /** One batch; `isCut` when the record had to be deleted for it. */
  async function call({ id, takenOver }: RecordConsumer, wait: number) {
    let cut: Promise<void> | undefined;
    const isCut = () => cut !== undefined;
    const stopWaiting = takenOver
      ? () => {}
      : clock.after(wait, () => {
          cut = options.discard();
          cut.catch(() => {});
        });
    try {
      const how = takenOver ? { signal, timeoutMs: LONG * timing.call } : { signal };
      const { messages } = await api.events.getEventMessageBatch(
        { streamConsumer: id, batchSize: WHOLE },
        how,
      );
      return { messages, isCut };
    } catch (error) {
      // The deletion came before the call did.
      if (isCut() && isConsumerGone(error)) return { messages: [], isCut };
      throw error;
    } finally {
      stopWaiting();
      await cut;
    }
  }

  async function batch(consumer: RecordConsumer, wait: number) {
    const { messages, isCut } = await call(consumer, wait);
    let last: AckSubject | null = null;
    for (const message of messages) {
      const { event, ack } = decode(message, options.subscription, clock.now());
      last = ack ?? last;
      event.fromRecord = true;
      options.delivered(event, ack);
    }
    if (messages.length > 0) lastEvent = clock.monotonic();
    return { deliveries: messages.length, last, isCut: isCut() };
  }

  /** The record is gone with what it had left: the next one begins behind what it gave, once that is stored. */
  async function goOn(consumer: string, last: AckSubject | null, isGapless: boolean): Promise<void> {
    await window.room(consumer, signal, 1);
    if (!isGapless) after = null;
    if (signal.aborted || last === null || !isGapless) return;
    after = last.streamSeq;
    await options.complete(last.time);
  }

  async function readAll(): Promise<Asked> {
    const began = clock.monotonic();
    let deliveries = 0;
    let waiting = 0n;
    let tries = TRIES;
    while (!signal.aborted) {
      const consumer = await options.consumer(after);
      const { id } = consumer;
      if (consumer.isNew) {
        hiddenUntil = null;
        isUnsure = false;
      }
      await window.room(id, signal, LOW);
      const isGapless = hiddenUntil === null;
      const got = await batch(consumer, waiting < WHOLE ? patience : patience / KNOWN);
      deliveries += got.deliveries;
      if (got.deliveries === 0 && waiting > 0n && !got.isCut && tries-- > 0) {
        await sleep(clock, timing.full * SOON, signal);
        continue;
      }
      if (got.deliveries > 0) tries = TRIES;
      waiting = got.last?.pending ?? 0n;
      options.waiting(waiting);
      if (got.isCut) {
        // Few for that: it was the network that took so long.
        if (waiting === 0n && got.deliveries < LOW) patience = Math.min(2 * patience, timing.call / 2);
        await goOn(id, got.last, isGapless);
        if (waiting >= WHOLE && options.prefersStream()) throw new TooMuch();
        continue;
      }
      after = null;
      if (waiting === 0n) break;
    }
    return { began, deliveries };
  }

  /** Whether another record, made from the checkpoint, brings sooner what a lost answer hides. */
  const isWorthReplacing = () => isUnsure && isRecent() && sinceCheckpoint() < SMALL;

  return {
    get hiddenUntil() {
      return hiddenUntil;
    },
    async ask() {
      if (isWorthReplacing()) {
        await options.discard();
        after = null;
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
