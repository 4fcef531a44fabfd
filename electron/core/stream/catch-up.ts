import type { Clock } from '../base/clock.ts';
import { consumerOf } from '../event/ack-subject.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Start } from '../model/subscription.ts';

export interface CatchUpOptions {
  clock: Clock;
  /** A stream that has delivered nothing for this long (ms) has fallen quiet. */
  quietAfter: number;
  /** Whether a stream is to catch up from the start on. */
  isBehind: boolean;
  /** Everything up to this server time (ns) is stored. */
  reached: (time: bigint) => Promise<void>;
  /** The stream has caught up, or has nothing to catch up on: the record takes over. */
  done: () => void;
}

/**
 * A large backlog is read by a stream from the checkpoint on. Its consumer has no other reader, so until it breaks it
 * delivers in order: what it brought is the checkpoint, and when nothing waits any more the record goes on from there.
 */
export interface CatchUp {
  isBehind(): boolean;
  fallBehind(): void;
  /** This consumer's stream is the one that catches up. */
  opened(consumer: string): void;
  /** It lives: from now on it should deliver. */
  heard(): void;
  /** It delivered; `pending` still wait behind that. */
  delivered(event: Incoming, pending: bigint): void;
  /** A delivery was stored, of whatever stream. */
  stored(event: Incoming): void;
  /** Leaves the rest to the record. */
  leave(): void;
  stop(): void;
  /** Where the record begins that takes over; null for the checkpoint. */
  recordStart(): Start | null;
  /** That record was made. */
  recordMade(): void;
}

/** This many the record can bring: a stream that falls quiet with fewer to come may wait for what it will never deliver. */
const FEW = 900n;
/** Meanwhile the checkpoint moves this often, ms. */
const PACE = 1_000;
/** A sequence is good for this long (ms): when a JetStream is wiped they begin again at 1, while dates go on. */
const FRESH = 10_000;

export function createCatchUp({ clock, reached, done, ...options }: CatchUpOptions): CatchUp {
  let behind = options.isBehind;
  let consumer: string | null = null;
  /** The sequence of the delivery behind which nothing waited. */
  let last: bigint | null = null;
  /** The stream brought everything up to this sequence. */
  let through: { seq: bigint; at: number } | null = null;
  let pacedAt = Number.NEGATIVE_INFINITY;
  let waiting = 0n;
  let deliveredAt = 0;
  let cancel: (() => void) | undefined;

  function leave(): void {
    behind = false;
    done();
  }

  /**
   * The end of a backlog does not always show: there may be none, and the last of it may be twins, which the server acks
   * by itself. Then the record is asked, which brings what there is, if anything.
   */
  function look(): void {
    cancel = undefined;
    if (!behind) return;
    if (waiting < FEW && clock.monotonic() - deliveredAt >= options.quietAfter) leave();
    else cancel = clock.after(options.quietAfter, look);
  }

  async function move({ seq, time }: Incoming): Promise<void> {
    const isLast = seq === last;
    if (!isLast && clock.monotonic() - pacedAt < PACE) return;
    pacedAt = clock.monotonic();
    await reached(time);
    if (!isLast || !behind) return;
    through = { seq, at: clock.monotonic() };
    leave();
  }

  return {
    isBehind: () => behind,
    fallBehind() {
      behind = true;
      consumer = null;
      last = null;
      through = null;
    },
    opened(id) {
      consumer = id;
      last = null;
      waiting = 0n;
    },
    heard() {
      deliveredAt = clock.monotonic();
      if (behind) cancel ??= clock.after(options.quietAfter, look);
    },
    delivered({ seq }, pending) {
      deliveredAt = clock.monotonic();
      waiting = pending;
      if (pending === 0n) last = seq;
    },
    stored(event) {
      // What another stream brought, from later on, says nothing about what lies before.
      if (!behind || event.reply === null || consumerOf(event.reply.reply) !== consumer) return;
      void move(event).catch(() => {});
    },
    leave,
    stop() {
      cancel?.();
      cancel = undefined;
    },
    recordStart() {
      if (through === null || clock.monotonic() - through.at > FRESH) return null;
      return { from: 'sequence', sequence: String(through.seq + 1n) };
    },
    recordMade() {
      through = null;
    },
  };
}
