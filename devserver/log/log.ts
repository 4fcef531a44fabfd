import type { EventPayload } from './payload.ts';

export const STREAM_NAME = 'AOS_STREAM';

/** One event to be written. */
export interface NewEntry {
  subject: string;
  payload: EventPayload;
  /** The same for the twins of one event that is published once for each hierarchy. Travels as a header. */
  twin?: string | undefined;
  /** Epoch milliseconds; only the in-memory log can write into the past. */
  at?: number | undefined;
}

/** One event as it is handed to a reader. */
export interface Delivery {
  payload: EventPayload;
  /** The JetStream ack subject. */
  reply: string;
  sequence: number;
  delivered: number;
  twin?: string | undefined;
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

/** Takes events of one consumer for one open stream. */
export interface Reader {
  /** What can be had now, at most `max`; empty when nothing waits or delivery has stopped. */
  take(max: number): Delivery[];
  /**
   * Ends reading. What was taken stays outstanding until the ack wait is over. With `orphaned` only the connection is
   * gone: the reader may still take some events for nobody.
   */
  close(orphaned: boolean): void;
}

/** The consumer is not in the log (any more). */
export class ConsumerGone extends Error {}

/** The log behind the notification service: JetStream, or what behaves like it. */
export interface EventLog {
  readonly kind: 'memory' | 'nats';
  /** Writes events in order and gives their stream sequences. */
  publish(entries: readonly NewEntry[]): Promise<number[]>;
  createConsumer(spec: ConsumerSpec): Promise<void>;
  /** Gives false when there was none. */
  deleteConsumer(id: string): Promise<boolean>;
  /** Starts reading; `onReady` is called when `take` may have something. Throws {@link ConsumerGone}. */
  open(id: string, onReady: () => void): Promise<Reader>;
  /** Takes everything that waits, as far as max ack pending allows. Throws {@link ConsumerGone}. */
  takeAll(id: string): Promise<Delivery[]>;
  /** Acknowledges by ack subject. Unknown and repeated ones are passed over. */
  ack(subjects: readonly string[]): Promise<void>;
  /** Makes everything outstanding come again at once, out of order. Gives how many. */
  redeliver(id: string): Promise<number>;
  /** Throws {@link ConsumerGone}. */
  counts(id: string): Promise<ConsumerCounts>;
  /** What is in the log, from a sequence on, at most `limit`. */
  list(fromSequence: number, limit: number): Promise<LoggedEvent[]>;
  lastSequence(): Promise<number>;
  /** Empties the log and drops its consumers; sequences start again at 1. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}
