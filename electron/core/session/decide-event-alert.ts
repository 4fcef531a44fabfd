import { isImportant } from '../alert/importance.ts';
import { type AlertReason, decideAlert } from '../alert/policy.ts';
import type { Incoming } from '../model/incoming.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';

/**
 * Decides whether an event deserves a banner, and why. The decision is stored with the event, so it is made only once.
 * @param pending number of deliveries that still wait on the server after this one. @param now epoch ms.
 */
export function decideEventAlert(
  event: Incoming,
  subscription: StoredSubscription,
  pending: bigint,
  now: number,
): AlertReason {
  return decideAlert(Number(event.time / 1_000_000n), {
    muted: subscription.muted,
    level: subscription.alerts,
    important: isImportant(event, subscription.target),
    watchedSince: subscription.createdAt,
    pending,
    now,
  });
}
