import type { Clock } from '../util/clock.ts';
import type { ConsumerCounts, Delivery, Reader, Sink } from './log.ts';
import { createMemoryCursor } from './memory-cursor.ts';
import { createDeadlines } from './memory-deadlines.ts';
import type { MemoryEntries } from './memory-entries.ts';
import { createReaderQueue } from './reader-queue.ts';

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
  /** Delivers the new entries, which begin at this index. */
  appended(fromIndex: number): void;
  open(sink: Sink): Reader;
  /** Takes everything that is left once every reader in the queue has been served. */
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
  const queue = createReaderQueue();
  const deadlines = createDeadlines(clock, options.ackWaitMs, () => serve());
  const cursor = createMemoryCursor(entries, deadlines, options);
  let isStopped = false;
  let isServing = false;

  const next = (): Delivery | undefined => (isStopped ? undefined : cursor.next());

  /** Hands out what is there. A reader may ask for more, or leave, while it is being served. */
  function serve(): void {
    if (isServing) return;
    isServing = true;
    while (queue.hasDemand()) {
      const delivery = next();
      if (delivery === undefined) break;
      queue.next()?.deliver(delivery);
    }
    isServing = false;
  }

  return {
    counts: cursor.counts,
    appended(fromIndex) {
      cursor.appended(fromIndex);
      serve();
    },
    open: (sink) => ({ close: queue.join(sink), ask: serve }),
    takeAll() {
      serve();
      const taken: Delivery[] = [];
      for (let delivery = next(); delivery !== undefined; delivery = next()) taken.push(delivery);
      return taken;
    },
    ack(sequence) {
      if (cursor.acked(sequence - 1) && deadlines.size === options.maxAckPending - 1) serve();
    },
    redeliver() {
      const count = deadlines.allDue();
      serve();
      return count;
    },
    stop() {
      isStopped = true;
      deadlines.stop();
      queue.clear();
    },
  };
}
