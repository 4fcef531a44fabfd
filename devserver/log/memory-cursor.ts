import { formatAckSubject } from './ack-subject.ts';
import { type ConsumerCounts, type Delivery, STREAM_NAME } from './log.ts';
import type { Deadlines } from './memory-deadlines.ts';
import type { MemoryEntries } from './memory-entries.ts';

interface CursorOptions {
  id: string;
  filter: string;
  /** The first entry (zero-based) it may deliver. */
  startIndex: number;
  maxAckPending: number;
}

/** What a consumer delivers next, and the counts of what it has delivered. */
export interface MemoryCursor {
  readonly counts: ConsumerCounts;
  /** Returns the next delivery: first what is due again, then what is new. */
  next(): Delivery | undefined;
  /** Counts the new entries from this index on. */
  appended(fromIndex: number): void;
  /** Returns false when the event was not outstanding. */
  acked(index: number): boolean;
}

export function createMemoryCursor(
  entries: MemoryEntries,
  deadlines: Deadlines,
  { id, filter, startIndex, maxAckPending }: CursorOptions,
): MemoryCursor {
  const matches = entries.matcher(filter);
  let nextIndex = startIndex;
  let consumerSequence = 0;
  const counts: ConsumerCounts = {
    delivered: 0,
    redelivered: 0,
    acked: 0,
    outstanding: 0,
    maxOutstanding: 0,
    pending: entries.countMatches(matches, startIndex),
  };

  const deliver = (index: number, deliveries: number): Delivery => {
    consumerSequence++;
    deadlines.delivered(index, deliveries);
    counts.delivered++;
    if (deliveries > 1) counts.redelivered++;
    counts.outstanding = deadlines.size;
    if (counts.outstanding > counts.maxOutstanding) counts.maxOutstanding = counts.outstanding;
    return deliveryOf(entries, id, { index, deliveries, consumerSequence, pending: counts.pending });
  };

  const deliverNew = (): Delivery | undefined => {
    // JetStream stops delivering, without a word, while too many deliveries are unacknowledged.
    if (deadlines.size >= maxAckPending) return undefined;
    while (nextIndex < entries.length) {
      const index = nextIndex++;
      if (!matches(index)) continue;
      counts.pending--;
      return deliver(index, 1);
    }
    return undefined;
  };

  return {
    counts,
    next() {
      const due = deadlines.nextDue();
      return due === undefined ? deliverNew() : deliver(due.index, due.deliveries + 1);
    },
    appended(fromIndex) {
      // Entries before a start in the future are not pending.
      counts.pending += entries.countMatches(matches, Math.max(fromIndex, startIndex));
    },
    acked(index) {
      if (!deadlines.acked(index)) return false;
      counts.acked++;
      counts.outstanding = deadlines.size;
      return true;
    },
  };
}

function deliveryOf(
  entries: MemoryEntries,
  consumer: string,
  at: { index: number; deliveries: number; consumerSequence: number; pending: number },
): Delivery {
  const { index, deliveries: delivered, consumerSequence, pending } = at;
  const sequence = index + 1;
  const timeNs = entries.timeNs(index);
  return {
    payload: entries.payload(index),
    sequence,
    delivered,
    block: entries.block(index),
    reply: formatAckSubject({
      stream: STREAM_NAME,
      consumer,
      delivered,
      sequence,
      consumerSequence,
      timeNs,
      pending,
    }),
  };
}
