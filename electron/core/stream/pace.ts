import type { Timing } from '../base/timing.ts';

/** What decides when the record is read again. */
export interface PaceContext {
  timing: Pick<Timing, 'recordMin' | 'recordMax' | 'pollAttended' | 'pollHidden'>;
  /** 0 ≤ n < 1. */
  random: () => number;
  /** Whether a stream brings the events, so that the record is only a safeguard. */
  isStreaming: boolean;
  /** Number of consecutive reads of the record before which nothing had been delivered. */
  quietAsks: number;
  /** Whether the user is looking at the app. */
  isAttended: boolean;
  /** Number of subscriptions of the account without a stream, including this one. */
  withoutStream: number;
}

/** Maximum number of calls per minute of an account without streams, however many subscriptions it has. */
const CALLS_ATTENDED = 60;
const CALLS_HIDDEN = 20;

/**
 * Returns the delay until the record of a subscription is read again. With a stream that is a minute while events arrive,
 * and up to ten minutes while they do not. Without a stream this is how late an event may be: 5 s with the window open,
 * 15 s without, and more only if many subscriptions have no stream. Jitter keeps clients from reading at the same time.
 */
export function askDelayMs(context: PaceContext): number {
  const { timing, quietAsks } = context;
  const jitter = 0.8 + context.random() / 5;
  if (context.isStreaming) {
    return jitter * Math.min(timing.recordMax, timing.recordMin * 2 ** Math.min(quietAsks, 10));
  }
  const [pace, calls] = context.isAttended
    ? [timing.pollAttended, CALLS_ATTENDED]
    : [timing.pollHidden, CALLS_HIDDEN];
  // A minute in scaled time, as test campaigns scale the intervals down.
  const minute = timing.recordMin;
  return jitter * Math.max(pace, (minute * context.withoutStream) / calls);
}
