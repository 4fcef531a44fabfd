import type { Clock } from '../util/clock.ts';
import { formatAckSubject } from './ack-subject.ts';
import { type ConsumerCounts, type Delivery, type Reader, type Sink, STREAM_NAME } from './log.ts';
import { createDeadlines } from './memory-deadlines.ts';
import type { MemoryEntries } from './memory-entries.ts';

export interface MemoryConsumerOptions {
  id: string;
  filter: string;
  /** The first entry (zero-based) it may deliver. */
  startIndex: number;
  ackWaitMs: number;
  maxAckPending: number;
}

/** A durable consumer as JetStream keeps one: cursor, queue of readers, redelivery after the ack wait. */
export interface MemoryConsumer {
  readonly counts: ConsumerCounts;
  /** New entries from this index on are in the log. */
  appended(fromIndex: number): void;
  open(sink: Sink): Reader;
  /** Takes what waits once every reader in the queue has been served. */
  takeAll(): Delivery[];
  ack(sequence: number): void;
  redeliver(): number;
  stop(): void;
}

export function createMemoryConsumer(
  entries: MemoryEntries,
  clock: Clock,
  options: MemoryConsumerOptions,
): MemoryConsumer {
  const matches = entries.matcher(options.filter);
  // The reader that has waited longest is the first.
  const queue: Sink[] = [];
  let cursor = options.startIndex;
  let consumerSequence = 0;
  let stopped = false;
  let serving = false;
  const counts: ConsumerCounts = {
    delivered: 0,
    redelivered: 0,
    acked: 0,
    outstanding: 0,
    maxOutstanding: 0,
    pending: entries.countMatches(matches, options.startIndex),
  };

  const deliver = (index: number, deliveries: number): Delivery => {
    consumerSequence++;
    deadlines.delivered(index, deliveries);
    counts.delivered++;
    if (deliveries > 1) counts.redelivered++;
    counts.outstanding = deadlines.size;
    if (counts.outstanding > counts.maxOutstanding) counts.maxOutstanding = counts.outstanding;
    const sequence = index + 1;
    return {
      payload: entries.payload(index),
      sequence,
      delivered: deliveries,
      block: entries.block(index),
      reply: formatAckSubject({
        stream: STREAM_NAME,
        consumer: options.id,
        delivered: deliveries,
        sequence,
        consumerSequence,
        timeNs: entries.timeNs(index),
        pending: counts.pending,
      }),
    };
  };

  const nextNew = (): Delivery | undefined => {
    // Delivery stops without a word when too many are not acknowledged.
    if (deadlines.size >= options.maxAckPending) return undefined;
    while (cursor < entries.length) {
      const index = cursor++;
      if (!matches(index)) continue;
      counts.pending--;
      return deliver(index, 1);
    }
    return undefined;
  };

  const next = (): Delivery | undefined => {
    if (stopped) return undefined;
    const due = deadlines.nextDue();
    return due === undefined ? nextNew() : deliver(due.index, due.deliveries + 1);
  };

  const nextInQueue = (): Sink | undefined => {
    const place = queue.findIndex((sink) => sink.demand() > 0);
    if (place < 0) return undefined;
    const [sink] = queue.splice(place, 1);
    if (sink !== undefined) queue.push(sink);
    return sink;
  };

  /** Hands out what there is. A reader that is served may ask again or give its place up meanwhile. */
  const serve = () => {
    if (serving) return;
    serving = true;
    while (queue.some((sink) => sink.demand() > 0)) {
      const delivery = next();
      if (delivery === undefined) break;
      nextInQueue()?.deliver(delivery);
    }
    serving = false;
  };
  const deadlines = createDeadlines(clock, options.ackWaitMs, serve);

  return {
    counts,
    appended(fromIndex) {
      // A start in the future keeps what lies before it out of the count.
      for (let index = Math.max(fromIndex, options.startIndex); index < entries.length; index++) {
        if (matches(index)) counts.pending++;
      }
      serve();
    },
    open(sink) {
      let open = true;
      queue.push(sink);
      return {
        ask: serve,
        close() {
          const place = open ? queue.indexOf(sink) : -1;
          if (place >= 0) queue.splice(place, 1);
          open = false;
        },
      };
    },
    takeAll() {
      serve();
      const taken: Delivery[] = [];
      for (let delivery = next(); delivery !== undefined; delivery = next()) taken.push(delivery);
      return taken;
    },
    ack(sequence) {
      if (!deadlines.acked(sequence - 1)) return;
      counts.acked++;
      counts.outstanding = deadlines.size;
      if (deadlines.size === options.maxAckPending - 1) serve();
    },
    redeliver() {
      const count = deadlines.allDue();
      serve();
      return count;
    },
    stop() {
      stopped = true;
      deadlines.stop();
      queue.length = 0;
    },
  };
}
