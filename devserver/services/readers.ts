import type { Fault } from '../faults.ts';
import type { EventLog, Sink } from '../log/log.ts';
import { createEventReader, type EventReader } from './event-reader.ts';
import type { Streams } from './streams.ts';

/** JetStream's limit of waiting requests per consumer. */
const MAX_WAITING = 512;

export interface ReaderCounts {
  /** Including ghosts: readers whose client is gone. */
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
  /** Readers beyond the limit of their consumer, which keep the server busy. */
  readonly busy: number;
  /** Consumers that were deleted while they had a reader. */
  readonly deletedWithReader: number;
  /** Whether the server has stopped answering, until its process is restarted. */
  readonly isHung: boolean;
  /**
   * Called when a client has deleted a consumer.
   *
   * @param wasInLog false when the log had lost it before, so that its readers had lost it already.
   */
  deleted(consumer: string, wasInLog: boolean): void;
  /** Called when delivery of a consumer is no longer held back. */
  wake(consumer: string): void;
  /** Ends all readers, as the end of the process does. */
  dropAll(): void;
}

type ReaderLog = Pick<EventLog, 'open' | 'ack'>;
type ReaderStreams = Pick<Streams, 'isStalled' | 'withheld'>;

export function createReaders(log: ReaderLog, streams: ReaderStreams, faults: ReadonlySet<Fault>): Readers {
  const byConsumer = new Map<string, Set<EventReader>>();
  const ghosts = createGhostCounter(byConsumer);
  const makeReader = readerMaker({ log, streams, faults, byConsumer, onGhost: ghosts.count });
  let busy = 0;
  let deletedWithReader = 0;
  let isHung = false;

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
    of: (consumer) => ({ readers: byConsumer.get(consumer)?.size ?? 0, ...ghosts.of(consumer) }),
    get ghosts() {
      return ghosts.now();
    },
    get ghostsMost() {
      return ghosts.most();
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

interface MakerOptions {
  log: ReaderLog;
  streams: ReaderStreams;
  faults: ReadonlySet<Fault>;
  /** Each reader is in its consumer's set until it ends. */
  byConsumer: Map<string, Set<EventReader>>;
  onGhost: (consumer: string) => void;
}

function readerMaker({ log, streams, faults, byConsumer, onGhost }: MakerOptions) {
  return (consumer: string, onReady: () => void): EventReader => {
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
      onGhost: () => onGhost(consumer),
      onEnd() {
        own.delete(reader);
        if (own.size === 0 && byConsumer.get(consumer) === own) byConsumer.delete(consumer);
      },
    });
    own.add(reader);
    return reader;
  };
}

/** Takes the place of a reader that was refused one: it never gets anything. */
const NO_SINK: Sink = { demand: () => 0, deliver() {} };

interface GhostCounter {
  /** Called when a consumer has a new ghost. */
  count(consumer: string): void;
  of(consumer: string): Pick<ReaderCounts, 'ghosts' | 'ghostsMost'>;
  /** Returns the number of ghosts of all consumers. */
  now(): number;
  /** Returns the most that one consumer had at one time. */
  most(): number;
}

function createGhostCounter(byConsumer: ReadonlyMap<string, ReadonlySet<EventReader>>): GhostCounter {
  const mostOf = new Map<string, number>();
  const ghostsOf = (consumer: string): number =>
    [...(byConsumer.get(consumer) ?? [])].filter(({ isGhost }) => isGhost).length;
  return {
    count(consumer) {
      mostOf.set(consumer, Math.max(mostOf.get(consumer) ?? 0, ghostsOf(consumer)));
    },
    of: (consumer) => ({ ghosts: ghostsOf(consumer), ghostsMost: mostOf.get(consumer) ?? 0 }),
    now: () => [...byConsumer.keys()].reduce((sum, consumer) => sum + ghostsOf(consumer), 0),
    most: () => Math.max(0, ...mostOf.values()),
  };
}
