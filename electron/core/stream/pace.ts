import type { Timing } from '../base/timing.ts';

/** What decides how soon the record is asked again. */
export interface PaceContext {
  timing: Pick<Timing, 'recordMin' | 'recordMax' | 'pollAttended' | 'pollHidden'>;
  /** 0 ≤ n < 1. */
  random: () => number;
  /** A stream brings events: the record only makes sure. */
  isStreaming: boolean;
  /** How many times in a row the record was asked and nothing had happened since. */
  quietAsks: number;
  /** Whether somebody is looking at the app. */
  isAttended: boolean;
  /** How many subscriptions of the account are without a stream, this one included. */
  withoutStream: number;
}

/** Without streams an account makes no more calls a minute than this, however many subscriptions it has. */
const CALLS_ATTENDED = 60;
const CALLS_HIDDEN = 20;

/**
 * In how long the record of a subscription is asked again, ms. With a stream: after a minute where events flow, and up to
 * ten where all is quiet. Without one this is how late an event may be: 5 s with the window open, 15 s without, and more
 * only where many subscriptions have no stream. Always with jitter, so that clients do not ask together.
 */
export function askIn(context: PaceContext): number {
  const { timing, quietAsks } = context;
  const jitter = 0.8 + context.random() / 5;
  if (context.isStreaming) {
    return jitter * Math.min(timing.recordMax, timing.recordMin * 2 ** Math.min(quietAsks, 10));
  }
  const [pace, calls] = context.isAttended
    ? [timing.pollAttended, CALLS_ATTENDED]
    : [timing.pollHidden, CALLS_HIDDEN];
  // The minute is meant in the pace's own unit, as campaigns scale it.
  const minute = timing.recordMin;
  return jitter * Math.max(pace, (minute * context.withoutStream) / calls);
}
