import type { Decision } from '../model/banner.ts';
import type { RuleOutcome } from '../model/rule.ts';

export interface AlertContext {
  /** When the person began to watch, epoch ms. */
  watchedSince: number;
  /** Messages that still wait behind this one. */
  pending: bigint;
  /** Epoch ms. */
  now: number;
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
  if (context.pending > FAR_BEHIND || context.now - time > OLD) return 'backlog';
  return outcome;
}
