import type { Clock } from '../util/clock.ts';
import { formatAckSubject } from './ack-subject.ts';
import { type ConsumerCounts, type Delivery, type Reader, STREAM_NAME } from './log.ts';
import type { MemoryEntries } from './memory-entries.ts';

/** One delivered event that is not acknowledged. */
interface Outstanding {
  index: number;
  deliveries: number;
  deadline: number;
  /** Waits to be delivered again. */
  queued: boolean;
}

export interface MemoryConsumerOptions {
  id: string;
  filter: string;
  /** The first entry (zero-based) it may deliver. */
  startIndex: number;
  ackWaitMs: number;
  maxAckPending: number;
  /** How many events a reader of a broken connection still takes for nobody. */
  orphanTakes: number;
}

/** A durable consumer as JetStream keeps one: cursor, outstanding deliveries, redelivery after the ack wait. */
export interface MemoryConsumer {
  readonly counts: ConsumerCounts;
  /** New entries from this index on are in the log. */
  appended(fromIndex: number): void;
  open(onReady: () => void): Reader;
  take(max: number): Delivery[];
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
  const outstanding = new Map<number, Outstanding>();
  // Deadlines ascend in the order of delivery, as the ack wait is constant: one queue and one timer do.
  let waits: Outstanding[] = [];
  let waitsHead = 0;
  let again: number[] = [];
  let againHead = 0;
  let cursor = options.startIndex;
  let consumerSequence = 0;
  let stopped = false;
  let cancelTimer: (() => void) | undefined;
  const readers = new Set<() => void>();
  const orphans: { left: number; until: number }[] = [];
  const counts: ConsumerCounts = {
    delivered: 0,
    redelivered: 0,
    acked: 0,
    outstanding: 0,
    maxOutstanding: 0,
    pending: entries.countMatches(matches, options.startIndex),
  };

  const wakeReaders = () => {
    for (const onReady of readers) onReady();
  };

  const schedule = () => {
    if (cancelTimer !== undefined) return;
    const head = waits[waitsHead];
    if (head === undefined) return;
    cancelTimer = clock.after(head.deadline - clock.now(), () => {
      cancelTimer = undefined;
      expire();
      schedule();
    });
  };

  const expire = () => {
    const now = clock.now();
    let found = false;
    for (let head = waits[waitsHead]; head !== undefined && head.deadline <= now; head = waits[waitsHead]) {
      waitsHead++;
      // Acknowledged, delivered again or queued in the meantime: this deadline no longer counts.
      if (outstanding.get(head.index) !== head || head.queued) continue;
      head.queued = true;
      again.push(head.index);
      found = true;
    }
    if (waitsHead > 4096 && waitsHead * 2 > waits.length) {
      waits = waits.slice(waitsHead);
      waitsHead = 0;
    }
    if (!found) return;
    takeForOrphans();
    wakeReaders();
  };

  const deliver = (index: number, deliveries: number): Delivery => {
    consumerSequence++;
    const wait = { index, deliveries, deadline: clock.now() + options.ackWaitMs, queued: false };
    outstanding.set(index, wait);
    waits.push(wait);
    schedule();
    counts.delivered++;
    if (deliveries > 1) counts.redelivered++;
    counts.outstanding = outstanding.size;
    if (outstanding.size > counts.maxOutstanding) counts.maxOutstanding = outstanding.size;
    const sequence = index + 1;
    return {
      payload: entries.payload(index),
      sequence,
      delivered: deliveries,
      twin: entries.twin(index),
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

  const nextAgain = (): Delivery | undefined => {
    while (againHead < again.length) {
      const index = again[againHead++];
      const known = index === undefined ? undefined : outstanding.get(index);
      if (known?.queued) return deliver(known.index, known.deliveries + 1);
    }
    again = [];
    againHead = 0;
    return undefined;
  };

  const nextNew = (): Delivery | undefined => {
    // Delivery stops without a word when too many are not acknowledged.
    if (outstanding.size >= options.maxAckPending) return undefined;
    while (cursor < entries.length) {
      const index = cursor++;
      if (!matches(index)) continue;
      counts.pending--;
      return deliver(index, 1);
    }
    return undefined;
  };

  const take = (max: number): Delivery[] => {
    const taken: Delivery[] = [];
    while (taken.length < max && !stopped) {
      const delivery = nextAgain() ?? nextNew();
      if (delivery === undefined) break;
      taken.push(delivery);
    }
    return taken;
  };

  const takeForOrphans = () => {
    while (orphans[0] !== undefined) {
      const orphan = orphans[0];
      if (orphan.until > clock.now()) orphan.left -= take(orphan.left).length;
      if (orphan.left > 0 && orphan.until > clock.now()) return;
      orphans.shift();
    }
  };

  return {
    counts,
    appended(fromIndex) {
      // A start in the future keeps what lies before it out of the count.
      for (let index = Math.max(fromIndex, options.startIndex); index < entries.length; index++) {
        if (matches(index)) counts.pending++;
      }
      takeForOrphans();
      wakeReaders();
    },
    open(onReady) {
      let open = true;
      readers.add(onReady);
      return {
        take: (max) => (open ? take(max) : []),
        close(orphaned) {
          if (!open) return;
          open = false;
          readers.delete(onReady);
          if (!orphaned || options.orphanTakes <= 0) return;
          orphans.push({ left: options.orphanTakes, until: clock.now() + options.ackWaitMs });
          takeForOrphans();
        },
      };
    },
    take,
    ack(sequence) {
      if (!outstanding.delete(sequence - 1)) return;
      counts.acked++;
      counts.outstanding = outstanding.size;
      if (outstanding.size === options.maxAckPending - 1) wakeReaders();
    },
    redeliver() {
      // Newest first: what comes again never comes in order.
      for (const wait of outstanding.values()) wait.queued = true;
      again = [...outstanding.keys()].reverse();
      againHead = 0;
      wakeReaders();
      return again.length;
    },
    stop() {
      stopped = true;
      cancelTimer?.();
      readers.clear();
    },
  };
}
