import type { Fault } from '../faults.ts';
import type { EventLog, Sink } from '../log/log.ts';
import { createEventReader, type EventReader } from './event-reader.ts';
import type { Streams } from './streams.ts';

/** JetStream's limit of requests that wait at one consumer. */
const MAX_WAITING = 512;

export interface ReaderCounts {
  /** Live ones and ghosts. */
  readers: number;
  ghosts: number;
  /** The most ghosts it ever had at one time. */
  ghostsMost: number;
}

/** The readers of this server process, by consumer. They end with it. */
export interface Readers {
  /** Makes a reader and queues it at the log. Rejects as the log's `open` does. */
  open(consumer: string, onReady: () => void): Promise<EventReader>;
  of(consumer: string): ReaderCounts;
  readonly ghosts: number;
  /** The most ghosts that any one consumer had at one time. */
  readonly ghostsMost: number;
  /** Readers that found no place at their consumer and keep the server busy. */
  readonly busy: number;
  /** Consumers that were deleted while a reader was left. */
  readonly deletedWithReader: number;
  /** Nothing is answered any more, until the process is started again. */
  readonly isHung: boolean;
  /**
   * A consumer was deleted at a client's request.
   * @param wasInLog false when the log had lost it before: then it is not this request that takes it from its readers.
   */
  deleted(consumer: string, wasInLog: boolean): void;
  /** Delivery of a consumer is no longer held back. */
  wake(consumer: string): void;
  /** The process ends: so do all readers. */
  dropAll(): void;
}

export function createReaders(
  log: Pick<EventLog, 'open' | 'ack'>,
  streams: Pick<Streams, 'isStalled' | 'withheld'>,
  faults: ReadonlySet<Fault>,
): Readers {
  const byConsumer = new Map<string, Set<EventReader>>();
  const most = new Map<string, number>();
  let ghostsMost = 0;
  let busy = 0;
  let deletedWithReader = 0;
  let isHung = false;

  const ghostsOf = (consumer: string): number => {
    let count = 0;
    for (const reader of byConsumer.get(consumer) ?? []) if (reader.isGhost) count++;
    return count;
  };
  const countGhosts = (consumer: string) => {
    const count = ghostsOf(consumer);
    most.set(consumer, Math.max(most.get(consumer) ?? 0, count));
    ghostsMost = Math.max(ghostsMost, count);
  };

  const makeReader = (consumer: string, onReady: () => void): EventReader => {
    const own = byConsumer.get(consumer) ?? new Set();
    byConsumer.set(consumer, own);
    const reader: EventReader = createEventReader({
      faults,
      ack({ reply }) {
        streams.withheld.set(consumer, (streams.withheld.get(consumer) ?? 0) + 1);
        void log.ack([reply]);
      },
      isStalled: () => streams.isStalled(consumer),
      onReady,
      onGhost: () => countGhosts(consumer),
      onEnd() {
        own.delete(reader);
        if (own.size === 0 && byConsumer.get(consumer) === own) byConsumer.delete(consumer);
      },
    });
    own.add(reader);
    return reader;
  };

  return {
    async open(consumer, onReady) {
      const isFull = (byConsumer.get(consumer)?.size ?? 0) >= MAX_WAITING && faults.has('busy');
      const reader = makeReader(consumer, onReady);
      try {
        reader.begin(await log.open(consumer, isFull ? NO_SINK : reader));
      } catch (reason) {
        reader.end();
        throw reason;
      }
      if (isFull) busy++;
      return reader;
    },
    of(consumer) {
      const ghosts = ghostsOf(consumer);
      return {
        readers: byConsumer.get(consumer)?.size ?? 0,
        ghosts,
        ghostsMost: most.get(consumer) ?? 0,
      };
    },
    get ghosts() {
      return [...byConsumer.keys()].reduce((sum, consumer) => sum + ghostsOf(consumer), 0);
    },
    get ghostsMost() {
      return ghostsMost;
    },
    get busy() {
      return busy;
    },
    get deletedWithReader() {
      return deletedWithReader;
    },
    get isHung() {
      return isHung;
    },
    deleted(consumer, wasInLog) {
      const left = byConsumer.get(consumer);
      if (left === undefined) return;
      if (wasInLog) {
        deletedWithReader++;
        if (faults.has('delete')) isHung = true;
      }
      for (const reader of [...left]) reader.end();
    },
    wake(consumer) {
      for (const reader of [...(byConsumer.get(consumer) ?? [])]) reader.wake();
    },
    dropAll() {
      for (const readers of [...byConsumer.values()]) for (const reader of [...readers]) reader.end();
      byConsumer.clear();
      busy = 0;
      isHung = false;
    },
  };
}

/** A reader that was refused a place: it never gets anything. */
const NO_SINK: Sink = { demand: () => 0, deliver() {} };
