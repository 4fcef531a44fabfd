import type { Protocol } from '../../electron/core/model/protocol.ts';
import type { Start, Target } from '../../electron/core/model/subscription.ts';
import type { Waits } from '../lib/stats.ts';

/** What a reading process is to read: the same for the engine and for the limit. */
export interface ReadTask {
  /** scheme://host:port */
  endpoint: string;
  protocol: Protocol;
  token: string;
  targets: Target[];
  start: Start;
  /** The number of deliveries after which it is done, all targets together. */
  expect: number;
}

/** What reading alone took, or storing alone. */
export interface LimitResult {
  events: number;
  /** From the first event to the last. */
  ms: number;
  /** CPU time of the process from the opening of the streams, or of the first transaction, ms. */
  cpuMs: number;
}

export interface EngineTask extends ReadTask {
  user: { id: string; name: string };
  /** Empty, or with the database that the account begins with. */
  folder: string;
  /** Path of the bundled store thread. */
  store: string;
}

/** Bytes. `heap` is the main thread's: heap used, buffers and other memory outside it, after a full collection. */
export interface Memory {
  heap: number;
  /** The whole process: the store's threads and SQLite's caches too. */
  rss: number;
}

export interface EngineResult {
  /** Deliveries that were stored and acked. */
  events: number;
  /** From the first event read to the last ack the server took. */
  ms: number;
  /** From the first event read to the last one on disk. */
  storedMs: number;
  /** Events added to the database: equal to `events` unless some are missing or stored twice. */
  added: number;
  /** The most deliveries of one subscription that were read and not yet acked. */
  mostOutstanding: number;
  /** Milliseconds from stored to acked, at the 50th and 99th percentile, and the longest. */
  storedToAcked: Waits;
  /** The longest the event loop was blocked, and the 99th percentile, ms. */
  loop: { max: number; p99: number };
  before: Memory;
  after: Memory;
  /** The highest seen while it ran, without forced collections. */
  peak: Memory;
  /** CPU time of the process while it ran, ms. */
  cpuMs: number;
}

/** Sent when every stream is open, before anything is expected. */
export interface Ready {
  ready: true;
}

export const accountId = 'measured';
