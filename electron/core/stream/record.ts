import { Code, ConnectError } from '@connectrpc/connect';
import type { AckWindow } from '../ack/window.ts';
import { sleep } from '../base/clock.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { isTooLarge } from '../transport/message-limit.ts';
import { wasSent } from '../transport/was-sent.ts';
import {
  type Batch,
  type BatchOptions,
  batchReader,
  type RecordConsumer,
  WHOLE_BATCH,
} from './record-batch.ts';

export interface RecordOptions extends BatchOptions {
  window: AckWindow;
  /**
   * Returns the record, which is made if there is none: after this sequence, up to which everything is stored, or from the
   * checkpoint if it is null.
   */
  consumer: (after: bigint | null) => Promise<RecordConsumer>;
  /** Called with a server time (ns) up to which everything is stored without a gap. */
  complete: (time: bigint) => Promise<void>;
  /** Called with the number of deliveries that still wait after those just read. */
  waiting: (n: bigint) => void;
  /** Whether a stream from the checkpoint should read a large backlog, which is several times as fast. */
  prefersStream: () => boolean;
}

/** Thousands of deliveries wait: a stream from the checkpoint brings them sooner. */
export class BacklogTooLarge extends Error {}

/** What reading the record brought. */
export interface Asked {
  /** When the first call began, monotonic ms: everything published before has been read. */
  began: number;
  /** Number of deliveries, including those that the live stream had brought before. */
  deliveries: number;
}

/**
 * The record of a subscription: a consumer that is read only by batch. If an answer gets lost, its deliveries are
 * redelivered, which those of an AOS v2.0.2 stream are not. That is why completeness relies on the record.
 */
export interface Record {
  /** Reads everything there is. @throws what the calls throw; nothing that was delivered gets lost by that. */
  ask(): Promise<Asked>;
  /**
   * Until when (monotonic ms) an empty answer proves nothing: an answer may have got lost, and its deliveries are hidden
   * until the ack wait is over. Null if no answer was lost.
   */
  readonly hiddenUntil: number | null;
}

/** The next batch is read when at most this many deliveries of the last one are not acked: half of it is on the way. */
const UNACKED_BEFORE_NEXT = 500;
/**
 * Number of times that an empty answer is asked about again when messages are known to wait. The server may not have seen
 * the acks yet; otherwise the messages were twins, which it acks in the same call.
 */
const EMPTY_RETRIES = 2;
/** Pause before that, as a share of `timing.full`. */
const EMPTY_RETRY_SHARE = 1 / 10;
/** Divisor of the time to wait for an answer when it is known that too much waits. */
const KNOWN_BACKLOG_DIVISOR = 4;
/** A record is made again because of a lost answer only if fewer events than this have to be read again. */
const MAX_REREAD = 5_000;
/** Time after an event within which a lost answer is likely to have contained some. */
const RECENT_HEARTBEATS = 10;
/** Time after a batch was too large for one answer, and left to a stream, until another one may be. */
const TOO_LARGE_HEARTBEATS = 20;
/** How long a lost answer hides its deliveries, in ack waits: a bit longer than one, as the server counts from handing out. */
const HIDING_ACK_WAITS = 1.1;
/** The same when nothing has happened for a while: then it hardly hides anything, and another call can wait. */
const HIDING_ACK_WAITS_QUIET = 2.2;

export function createRecord(options: RecordOptions, sinceCheckpoint: () => number): Record {
  const { clock, timing, signal } = options;
  const hidden = hiddenDeliveries(options);
  const reader = recordReader(options, hidden);

  /** Whether another record, made from the checkpoint, brings sooner what a lost answer hides. */
  const isWorthReplacing = () => hidden.isUnsure() && reader.isActive() && sinceCheckpoint() < MAX_REREAD;

  return {
    get hiddenUntil() {
      return hidden.until();
    },
    async ask() {
      if (isWorthReplacing()) {
        await options.discard();
        reader.startAtCheckpoint();
      }
      try {
        const asked = await reader.readAll();
        hidden.answered(asked.began);
        return asked;
      } catch (error) {
        if (!signal.aborted && mayHide(error)) {
          const ackWaits = reader.isActive() ? HIDING_ACK_WAITS : HIDING_ACK_WAITS_QUIET;
          hidden.lost(clock.monotonic() + timing.ackWait * ackWaits);
        }
        throw error;
      }
    },
  };
}

/** Keeps track of deliveries that may be hidden: at the start an earlier run may have lost an answer. */
function hiddenDeliveries({ clock, timing }: RecordOptions) {
  let until: number | null = clock.monotonic() + HIDING_ACK_WAITS * timing.ackWait;
  let isUnsure = false;
  return {
    until: (): number | null => until,
    /** Whether an answer was lost since the record last answered in full. */
    isUnsure: (): boolean => isUnsure,
    /** A new record hides nothing. */
    recordMade(): void {
      until = null;
      isUnsure = false;
    },
    lost(hiddenUntil: number): void {
      isUnsure = true;
      until = hiddenUntil;
    },
    /** The record answered in full. @param began when the first call began. */
    answered(began: number): void {
      isUnsure = false;
      if (until !== null && began >= until) until = null;
    },
  };
}

/**
 * Reads a batch. If it is too large for one answer, a stream from the checkpoint brings its events one by one: that is tried
 * once in a while, as a single event may be too large as well.
 */
function boundedReader(options: RecordOptions): ReturnType<typeof batchReader> {
  const { clock, timing, prefersStream } = options;
  const read = batchReader(options);
  let triedAt = Number.NEGATIVE_INFINITY;
  return async (consumer, waitMs) => {
    try {
      return await read(consumer, waitMs);
    } catch (error) {
      const isDue = clock.monotonic() - triedAt > TOO_LARGE_HEARTBEATS * timing.heartbeat;
      if (!isTooLarge(error) || !isDue || !prefersStream()) throw error;
      triedAt = clock.monotonic();
      throw new BacklogTooLarge();
    }
  };
}

/** Reads the record batch by batch to its end. */
function recordReader(options: RecordOptions, hidden: ReturnType<typeof hiddenDeliveries>) {
  const { clock, timing, window, signal } = options;
  const readBatch = boundedReader(options);
  let lastEventAt = Number.NEGATIVE_INFINITY;
  /** A call that is not answered within this time is assumed to have too much to return. */
  let waitMs = timing.full;
  const position = recordPosition(options);

  async function wasCut(consumer: string, batch: Batch, waiting: bigint, isGapless: boolean): Promise<void> {
    // That is too little for a backlog: the network was slow.
    if (waiting === 0n && batch.deliveries < UNACKED_BEFORE_NEXT) {
      waitMs = Math.min(2 * waitMs, timing.call / 2);
    }
    await position.continueAfter(consumer, batch.last, isGapless);
    if (waiting >= WHOLE_BATCH && options.prefersStream()) throw new BacklogTooLarge();
  }

  return {
    /** Whether events arrived recently. */
    isActive: (): boolean => clock.monotonic() - lastEventAt < RECENT_HEARTBEATS * timing.heartbeat,
    startAtCheckpoint: position.reset,
    async readAll(): Promise<Asked> {
      const began = clock.monotonic();
      // Since a failed call the log may have been wiped: what an earlier sequence says holds no longer, the checkpoint does.
      position.reset();
      let deliveries = 0;
      let waiting = 0n;
      let retries = EMPTY_RETRIES;
      while (!signal.aborted) {
        const consumer = await options.consumer(position.after());
        if (consumer.isNew) hidden.recordMade();
        await window.room(consumer.id, signal, UNACKED_BEFORE_NEXT);
        const isGapless = hidden.until() === null;
        const batch = await readBatch(
          consumer,
          waiting < WHOLE_BATCH ? waitMs : waitMs / KNOWN_BACKLOG_DIVISOR,
        );
        if (batch.deliveries > 0) lastEventAt = clock.monotonic();
        deliveries += batch.deliveries;
        if (batch.deliveries === 0 && waiting > 0n && !batch.isCut && retries-- > 0) {
          await sleep(clock, timing.full * EMPTY_RETRY_SHARE, signal);
          continue;
        }
        if (batch.deliveries > 0) retries = EMPTY_RETRIES;
        waiting = batch.last?.pending ?? 0n;
        options.waiting(waiting);
        if (batch.isCut) {
          await wasCut(consumer.id, batch, waiting, isGapless);
          continue;
        }
        position.reset();
        if (waiting === 0n) break;
      }
      return { began, deliveries };
    },
  };
}

/** Where the next record begins. */
function recordPosition({ window, signal, complete }: RecordOptions) {
  /** The sequence after which it begins; null for the checkpoint. */
  let after: bigint | null = null;
  return {
    after: (): bigint | null => after,
    reset(): void {
      after = null;
    },
    /** The record was deleted with what it had left: once its deliveries are stored, the next one begins after them. */
    async continueAfter(consumer: string, last: AckSubject | null, isGapless: boolean): Promise<void> {
      await window.room(consumer, signal, 1);
      if (!isGapless) after = null;
      if (signal.aborted || last === null || !isGapless) return;
      after = last.streamSeq;
      await complete(last.time);
    },
  };
}

/** Whether the server may have answered a call that failed with this error. */
function mayHide(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return true;
  const lost = [
    Code.Unavailable,
    Code.DeadlineExceeded,
    Code.Canceled,
    Code.Aborted,
    Code.Unknown,
    Code.Internal,
    // An answer that is too large was handed out, but not read.
    Code.ResourceExhausted,
  ];
  return lost.includes(error.code) && wasSent(error);
}
