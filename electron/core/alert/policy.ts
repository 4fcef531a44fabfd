/** Why an event raises a banner, or does not. The reason is stored with the event and shown when somebody asks. */
export type AlertReason = 'raised' | 'muted' | 'backlog' | 'before-watching';

export interface AlertContext {
  muted: boolean;
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
  if (context.pending > FAR_BEHIND || context.now - time > OLD) return 'backlog';
  return 'raised';
}
