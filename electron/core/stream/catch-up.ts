import type { Clock } from '../clock.ts';
import { consumerOf } from '../event/ack-subject.ts';
import type { Incoming } from '../event/incoming.ts';
import type { Start } from './subscription.ts';

export interface CatchUpOptions {
  clock: Clock;
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
  /** It delivered; `pending` still wait behind that. */
  delivered(event: Incoming, pending: bigint): void;
  /** A delivery was stored, of whatever stream. */
  stored(event: Incoming): void;
  /** Leaves the rest to the record. */
  leave(): void;
  /** Where the record begins that takes over; null for the checkpoint. */
  recordStart(): Start | null;
  /** That record was made. */
  recordMade(): void;
}

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

  async function move({ seq, time }: Incoming): Promise<void> {
    const isLast = seq === last;
    if (!isLast && clock.monotonic() - pacedAt < PACE) return;
    pacedAt = clock.monotonic();
    await reached(time);
    if (!isLast || !behind) return;
    through = { seq, at: clock.monotonic() };
    behind = false;
    done();
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
    },
    delivered({ seq }, pending) {
      if (pending === 0n) last = seq;
    },
    stored(event) {
      // What another stream brought, from later on, says nothing about what lies before.
      if (!behind || event.reply === null || consumerOf(event.reply.reply) !== consumer) return;
      void move(event).catch(() => {});
    },
    leave() {
      behind = false;
      done();
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
