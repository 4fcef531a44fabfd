import type { Clock } from '../base/clock.ts';
import { consumerOf } from '../event/ack-subject.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Start } from '../model/subscription.ts';

export interface CatchUpOptions {
  clock: Clock;
  /** A stream that has delivered nothing for this long has fallen quiet. */
  quietAfterMs: number;
  /** Whether a stream should catch up from the start. */
  isBehind: boolean;
  /** Called with a server time (ns) up to which everything is stored. */
  reached: (time: bigint) => Promise<void>;
  /** Called when the stream has caught up, or there is nothing to catch up on: the record takes over. */
  done: () => void;
}

/**
 * Lets a stream read a large backlog from the checkpoint. Its consumer has no other reader, so until it breaks it delivers
 * in order: what it brought moves the checkpoint, and when nothing waits any more the record continues from there.
 */
export interface CatchUp {
  isBehind(): boolean;
  fallBehind(): void;
  /** The stream of this consumer is the one that catches up. */
  opened(consumer: string): void;
  /** The stream was heard: from now on it should deliver. */
  heard(): void;
  /** The stream delivered. @param pending number of deliveries that still wait after that. */
  delivered(event: Incoming, pending: bigint): void;
  /** A delivery of any stream was stored. */
  stored(event: Incoming): void;
  /** Leaves the rest to the record. */
  leave(): void;
  stop(): void;
  /** Returns where the record begins that takes over; null for the checkpoint. */
  recordStart(): Start | null;
  /** That record was made. */
  recordMade(): void;
}

/**
 * Number of waiting deliveries that the record can bring. A stream that falls quiet with fewer of them may be waiting for
 * deliveries that will never arrive.
 */
const RECORD_CAPACITY = 900n;
/** Interval at which the checkpoint moves while catching up. */
const CHECKPOINT_INTERVAL_MS = 1_000;
/** How long a sequence is valid: after a JetStream was wiped sequences begin again at 1, while dates continue. */
const SEQUENCE_VALID_MS = 10_000;

export function createCatchUp({ clock, reached, done, ...options }: CatchUpOptions): CatchUp {
  let isBehind = options.isBehind;
  let consumer: string | null = null;
  /** The sequence of the delivery after which nothing waited. */
  let last: bigint | null = null;
  /** The stream brought everything up to this sequence. */
  let through: { seq: bigint; at: number } | null = null;
  let movedAt = Number.NEGATIVE_INFINITY;

  function leave(): void {
    isBehind = false;
    done();
  }
  const quiet = quietWatch(clock, options.quietAfterMs, () => isBehind, leave);

  async function moveCheckpoint({ seq, time }: Incoming): Promise<void> {
    const isLast = seq === last;
    movedAt = clock.monotonic();
    await reached(time);
    if (!isLast || !isBehind) return;
    through = { seq, at: clock.monotonic() };
    leave();
  }

  return {
    isBehind: () => isBehind,
    fallBehind() {
      isBehind = true;
      consumer = null;
      last = null;
      through = null;
    },
    opened(id) {
      consumer = id;
      last = null;
      quiet.opened();
    },
    heard: quiet.heard,
    delivered({ seq }, pending) {
      quiet.delivered(pending);
      if (pending === 0n) last = seq;
    },
    stored(event) {
      // What another stream brought from a later start proves nothing about what lies before.
      if (!isBehind || event.reply === null) return;
      if ((event.consumer ?? consumerOf(event.reply.reply)) !== consumer) return;
      if (event.seq !== last && clock.monotonic() - movedAt < CHECKPOINT_INTERVAL_MS) return;
      void moveCheckpoint(event).catch(() => {});
    },
    leave,
    stop: quiet.stop,
    recordStart() {
      if (through === null || clock.monotonic() - through.at > SEQUENCE_VALID_MS) return null;
      return { from: 'sequence', sequence: String(through.seq + 1n) };
    },
    recordMade() {
      through = null;
    },
  };
}

/**
 * Notices that a stream has fallen quiet. The end of a backlog does not always show: there may be no backlog, and its last
 * deliveries may be twins, which the server acks by itself. Then the record is read, which brings what there is.
 */
function quietWatch(clock: Clock, quietAfterMs: number, isBehind: () => boolean, leave: () => void) {
  let waiting = 0n;
  let deliveredAt = 0;
  let cancel: (() => void) | undefined;

  function check(): void {
    cancel = undefined;
    if (!isBehind()) return;
    if (waiting < RECORD_CAPACITY && clock.monotonic() - deliveredAt >= quietAfterMs) leave();
    else cancel = clock.after(quietAfterMs, check);
  }

  return {
    opened(): void {
      waiting = 0n;
    },
    heard(): void {
      deliveredAt = clock.monotonic();
      if (isBehind()) cancel ??= clock.after(quietAfterMs, check);
    },
    delivered(pending: bigint): void {
      deliveredAt = clock.monotonic();
      waiting = pending;
    },
    stop(): void {
      cancel?.();
      cancel = undefined;
    },
  };
}
