import { backoff } from './backoff.ts';
import type { Bell } from './bell.ts';
import type { Clock } from './clock.ts';
import type { Timing } from './timing.ts';

/** What a job needs to wait before it retries. */
export interface RetryContext {
  clock: Clock;
  random: () => number;
  timing: Timing;
  /** Rings when the network is back, when the computer wakes up, and when there is a new token. */
  wake: Bell;
  signal: AbortSignal;
}

/** Waits for the backoff, or until something happens that makes an immediate retry worthwhile. */
export function waitToRetry(context: RetryContext, attempt: number): Promise<void> {
  const { timing } = context;
  const ms = backoff(attempt, timing.backoffMin, timing.backoffMax, context.random);
  return context.wake.wait(context.clock, context.signal, ms);
}
