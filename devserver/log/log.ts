import type { EventPayload } from './payload.ts';

export const STREAM_NAME = 'AOS_STREAM';

/** One event to be written. */
export interface NewEntry {
  subject: string;
  payload: EventPayload;
  /**
   * The same for the twins of one event that is published once for each hierarchy. Travels as a header. User events and
   * announcements have none.
   */
  block?: number | undefined;
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

/** Where the events of a consumer go: a pull request, and the buffer of the one who made it. */
export interface Sink {
  /** How many more events it takes now. */
  demand(): number;
  deliver(delivery: Delivery): void;
}

/**
 * A place among the readers of a consumer. The one that has waited longest is served next, one event at a time, and
 * goes to the end.
 */
export interface Reader {
  /** Says that there is demand again; to be called once after opening, too. */
  ask(): void;
  /** Gives the place up. What was delivered stays outstanding until the ack wait is over. */
  close(): void;
}

/** The consumer is not in the log (any more). */
export class ConsumerGone extends Error {}

/** The log did not answer in time: it is away, and the consumer may well be there. */
export class LogTimedOut extends Error {}

/** The log behind the notification service: JetStream, or what behaves like it. */
export interface EventLog {
  readonly kind: 'memory' | 'nats';
  /** Writes events in order and gives their stream sequences. */
  publish(entries: readonly NewEntry[]): Promise<number[]>;
  createConsumer(spec: ConsumerSpec): Promise<void>;
  /** Gives false when there was none. */
  deleteConsumer(id: string): Promise<boolean>;
  /** Queues as a reader of a consumer. Throws {@link ConsumerGone} and {@link LogTimedOut}. */
  open(id: string, sink: Sink): Promise<Reader>;
  /**
   * Takes everything that waits and that no reader before takes, as far as max ack pending allows. Throws
   * {@link ConsumerGone} and {@link LogTimedOut}.
   */
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
