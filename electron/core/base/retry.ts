import { backoff } from './backoff.ts';
import type { Bell } from './bell.ts';
import type { Clock } from './clock.ts';
import type { Timing } from './timing.ts';

/** What a job needs to wait until it may try again. */
export interface RetryContext {
  clock: Clock;
  random: () => number;
  timing: Timing;
  /** Rung when the network is back, the machine woke up, or there is a new token. */
  wake: Bell;
  signal: AbortSignal;
}

/** Waits as long as the backoff says, or until something happened that makes trying at once worthwhile. */
export function waitToRetry(context: RetryContext, attempt: number): Promise<void> {
  const { timing } = context;
  const ms = backoff(attempt, timing.backoffMin, timing.backoffMax, context.random);
  return context.wake.wait(context.clock, context.signal, ms);
}
