import type { Decision } from '../model/banner.ts';
import type { AlertLevel } from '../model/subscription.ts';

/** Why an event raises a banner, or does not. The reason is stored with the event and shown when somebody asks. */
export type AlertReason = Extract<
  Decision,
  'banner' | 'muted' | 'unimportant' | 'backlog' | 'before-watching'
>;

export interface AlertContext {
  muted: boolean;
  /** Which events are wanted. */
  level: AlertLevel;
  /** See importance.ts. */
  important: boolean;
  /** When the person began to watch, epoch ms. */
  watchedSince: number;
  /** Messages that still wait behind this one. */
  pending: bigint;
  /** Epoch ms. */
  now: number;
}

/** An event older than this, or with more than this behind it, is history: it is summed up, not announced by itself. */
const OLD = 2 * 60_000;
const FAR_BEHIND = 20n;

/**
 * Decides whether an event deserves a banner. It is decided before the event is stored and stored with it, so that the
 * decision is made once, whatever happens afterwards.
 *
 * @param time when the event happened, epoch ms.
 */
export function decideAlert(time: number, context: AlertContext): AlertReason {
  if (context.muted) return 'muted';
  if (time < context.watchedSince - 1000) return 'before-watching';
  // Before the backlog: what is not wanted by itself is not summed up, either.
  if (context.level === 'important' && !context.important) return 'unimportant';
  if (context.pending > FAR_BEHIND || context.now - time > OLD) return 'backlog';
  return 'banner';
}
