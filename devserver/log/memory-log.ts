import type { Clock } from '../util/clock.ts';
import { parseAckSubject } from './ack-subject.ts';
import { ConsumerGone, type EventLog, type LoggedEvent, type Start } from './log.ts';
import { createMemoryConsumer, type MemoryConsumer } from './memory-consumer.ts';
import { createMemoryEntries, type MemoryEntries } from './memory-entries.ts';

export interface MemoryLogOptions {
  clock: Clock;
  ackWaitMs: number;
  maxAckPending: number;
}

/** A log in memory that behaves like JetStream. */
export function createMemoryLog(options: MemoryLogOptions): EventLog {
  const { clock } = options;
  let entries = createMemoryEntries();
  const consumers = new Map<string, MemoryConsumer>();

  const find = (id: string): MemoryConsumer => {
    const consumer = consumers.get(id);
    if (consumer === undefined) throw new ConsumerGone(`no consumer ${id}`);
    return consumer;
  };

  const drop = (id: string): boolean => {
    consumers.get(id)?.stop();
    return consumers.delete(id);
  };

  return {
    kind: 'memory',
    async publish(batch) {
      const first = entries.length;
      const now = clock.now();
      const sequences = batch.map((entry) => entries.append(entry, now) + 1);
      for (const consumer of consumers.values()) consumer.appended(first);
      return sequences;
    },
    async createConsumer(spec) {
      const consumer = createMemoryConsumer(entries, clock, {
        id: spec.id,
        filter: spec.filter,
        startIndex: startIndexOf(entries, spec.start),
        ackWaitMs: options.ackWaitMs,
        maxAckPending: options.maxAckPending,
      });
      consumers.set(spec.id, consumer);
    },
    deleteConsumer: async (id) => drop(id),
    open: async (id, sink) => find(id).open(sink),
    takeAll: async (id) => find(id).takeAll(),
    async ack(subjects) {
      for (const subject of subjects) {
        const parsed = parseAckSubject(subject);
        if (parsed !== undefined) consumers.get(parsed.consumer)?.ack(parsed.sequence);
      }
    },
    redeliver: async (id) => find(id).redeliver(),
    counts: async (id) => ({ ...find(id).counts }),
    list: async (fromSequence, limit) => listEntries(entries, fromSequence, limit),
    lastSequence: async () => entries.length,
    async wipe() {
      for (const id of [...consumers.keys()]) drop(id);
      entries = createMemoryEntries();
    },
    async close() {
      for (const id of [...consumers.keys()]) drop(id);
    },
  };
}

/** Returns the index of the first entry that a consumer with this start delivers. */
function startIndexOf(entries: MemoryEntries, start: Start): number {
  if (start.from === 'all') return 0;
  if (start.from === 'sequence') return Math.max(0, Number(start.sequence) - 1);
  const fromMs = start.seconds * 1000;
  for (let index = 0; index < entries.length; index++) if (entries.time(index) >= fromMs) return index;
  return entries.length;
}

function listEntries(entries: MemoryEntries, fromSequence: number, limit: number): LoggedEvent[] {
  const first = Math.max(0, fromSequence - 1);
  const length = Math.max(0, Math.min(limit, entries.length - first));
  return Array.from({ length }, (_, offset) => ({
    sequence: first + offset + 1,
    timeNs: entries.timeNs(first + offset),
    subject: entries.subject(first + offset),
    payload: entries.payload(first + offset),
  }));
}
