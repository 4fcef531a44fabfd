import type { Bell } from '../base/bell.ts';
import type { Network } from '../base/network.ts';
import type { RetryContext } from '../base/retry.ts';
import type { AosError, Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import type { HistoryNote } from '../model/subscription.ts';
import type { AosApi } from '../transport/api.ts';
import type { LiveStream } from './live-stream.ts';
import type { Asked, Record } from './record.ts';

/** What running one subscription needs. */
export interface RunOptions extends RetryContext {
  api: AosApi;
  network: Network;
  /** Null if the token may not read by batch, so that there is only the stream. */
  record: Record | null;
  /** Rings when the record should be read now. */
  asks: Bell;
  /** Whether another stream may be opened: what streams leave at the server is bounded. */
  mayStream: () => boolean;
  /**
   * Whether so much waits that a stream from the checkpoint on should bring it; the record is not read until that has
   * caught up. Always false for a token that has only streams.
   */
  isBehind: () => boolean;
  fallBehind: () => void;
  /**
   * Makes a consumer and opens the only stream it will ever have. A stream that catches up begins at the checkpoint, every
   * other where the record was last read, so that there is no gap, or now if `askedAt` is null.
   * @throws what the calls throw; then no stream was opened.
   */
  openStream: (heard: (isNews: boolean) => void, askedAt: number | null) => Promise<LiveStream>;
  /** Called when a stream has ended: its consumer must not be used again. */
  closed: (stream: LiveStream) => Promise<void>;
  /** Called when the server no longer has the record: the next one is made from the checkpoint. */
  lostRecord: () => Promise<void>;
  /** Called when the record was read to its end. */
  asked: (asked: Asked) => void;
  /** Returns in how long the record should be read again, ms. */
  askDelayMs: (isStreaming: boolean) => number;
  status: (status: Status) => void;
  /** Called when reading the record or a stream failed, and with null when it works. */
  tried: (part: 'record' | 'stream', error: AosError | null) => void;
  /** Explains that the permission on the target is missing. */
  notAllowed: () => Promise<Problem>;
  /** Adds a line to the history of the subscription. */
  note: (note: HistoryNote) => void;
}
