import type { EventPayload } from './payload.ts';

export const STREAM_NAME = 'AOS_STREAM';

/** One event to write. */
export interface NewEntry {
  subject: string;
  payload: EventPayload;
  /**
   * The same for all twins: the copies of one event that is published once for each hierarchy. Sent as a header. User
   * events and announcements have none.
   */
  block?: number | undefined;
  /** Epoch milliseconds; only the in-memory log can write into the past. */
  at?: number | undefined;
}

/** One event as a reader receives it. */
export interface Delivery {
  payload: EventPayload;
  /** The JetStream ack subject. */
  reply: string;
  sequence: number;
  delivered: number;
  block?: number | undefined;
}

/** One event as the log keeps it, for comparing what was published with what arrived. */
export interface LoggedEvent {
  sequence: number;
  /** Nanoseconds since the epoch, as decimal text. */
  timeNs: string;
  subject: string;
  payload: EventPayload;
}

export type Start =
  | { from: 'all' }
  | { from: 'date'; seconds: number }
  | { from: 'sequence'; sequence: bigint };

export interface ConsumerSpec {
  id: string;
  filter: string;
  start: Start;
}

export interface ConsumerCounts {
  /** Deliveries, redeliveries included. */
  delivered: number;
  redelivered: number;
  /** Events acknowledged, each once. */
  acked: number;
  /** Delivered and not yet acknowledged. */
  outstanding: number;
  maxOutstanding: number;
  /** Not yet delivered for the first time. */
  pending: number;
}

/** Where the events of a consumer go: a pull request and the buffer of the reader that made it. */
export interface Sink {
  /** Returns how many more events it accepts now. */
  demand(): number;
  deliver(delivery: Delivery): void;
}

/**
 * A place among the readers of a consumer. The one that has waited longest is served next, one event at a time, and
 * goes to the end.
 */
export interface Reader {
  /** Reports new demand. Must also be called once after opening. */
  ask(): void;
  /** Gives up the place. What was delivered stays outstanding until the ack wait is over. */
  close(): void;
}

/** The log does not have the consumer, or no longer has it. */
export class ConsumerGone extends Error {}

/** The log did not answer in time. It is away, and the consumer may still exist. */
export class LogTimedOut extends Error {}

/** The log behind the notification service: JetStream, or something that behaves like it. */
export interface EventLog {
  readonly kind: 'memory' | 'nats';
  /** Writes events in order and returns their stream sequences. */
  publish(entries: readonly NewEntry[]): Promise<number[]>;
  createConsumer(spec: ConsumerSpec): Promise<void>;
  /** Returns false when there was no such consumer. */
  deleteConsumer(id: string): Promise<boolean>;
  /** Adds a reader to the queue of a consumer. Throws {@link ConsumerGone} and {@link LogTimedOut}. */
  open(id: string, sink: Sink): Promise<Reader>;
  /**
   * Takes everything that is waiting and that no queued reader takes first, up to max ack pending. Throws
   * {@link ConsumerGone} and {@link LogTimedOut}.
   */
  takeAll(id: string): Promise<Delivery[]>;
  /** Acknowledges by ack subject. Ignores unknown and repeated ones. */
  ack(subjects: readonly string[]): Promise<void>;
  /** Redelivers everything outstanding immediately, out of order. Returns the number. */
  redeliver(id: string): Promise<number>;
  /** Throws {@link ConsumerGone}. */
  counts(id: string): Promise<ConsumerCounts>;
  /** Returns at most `limit` events of the log, beginning at a sequence. */
  list(fromSequence: number, limit: number): Promise<LoggedEvent[]>;
  lastSequence(): Promise<number>;
  /** Empties the log and drops its consumers; sequences start again at 1. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}
