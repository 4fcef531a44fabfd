import type { Decision } from '../model/banner.ts';
import type { RuleOutcome } from '../model/rule.ts';

export interface AlertContext {
  /** When the person began to watch, epoch ms. */
  watchedSince: number;
  /** Messages that still wait behind this one. */
  pending: bigint;
  /** Epoch ms. */
  now: number;
  /** When more than a few last waited behind an event of the same subscription, epoch ms; missing if they never did. */
  behindAt?: number | undefined;
  /** How it came to the app, where that decides and not when it happened. */
  arrival?: Arrival | undefined;
}

/**
 * How an announcement came: it is new to this app, however long ago it was published; it was there before the app first looked;
 * a banner of another account tells of it.
 */
export type Arrival = 'new' | 'before-watching' | 'told';

/** An event older than this, or with more than this behind it, is history: it is summed up, not announced by itself. */
const OLD = 2 * 60_000;
const FAR_BEHIND = 20n;

/** Whether enough messages wait for their banners to be summed up. */
export const isFarBehind = (pending: bigint): boolean => pending > FAR_BEHIND;

/**
 * Decides whether an event deserves a banner. It is decided before the event is stored and stored with it, so that the
 * decision is made once, whatever happens afterwards.
 *
 * @param outcome what the rules say. @param time when the event happened, epoch ms.
 */
export function decideAlert(outcome: RuleOutcome, time: number, context: AlertContext): Decision {
  // What is not wanted by itself is not summed up, either.
  if (outcome === 'nothing' || outcome === 'quiet') return outcome;
  if (context.arrival !== undefined) return context.arrival === 'new' ? outcome : context.arrival;
  if (time < context.watchedSince - 1000) return 'before-watching';
  // The last of a backlog belong to it: a banner each, or another one for all of them, would come right behind its own.
  const hasWaited = isFarBehind(context.pending) || time <= (context.behindAt ?? Number.NEGATIVE_INFINITY);
  if (hasWaited || context.now - time > OLD) return 'backlog';
  return outcome;
}
