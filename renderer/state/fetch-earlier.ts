import type { AccountSubscription } from './app-store.ts';
import { ask } from './bridge.ts';
import { sayWatching } from './say-watching.ts';
import { nameOf } from './subscription-names.ts';
import { sayProblem } from './toast-store.ts';
import { useView } from './view-store.ts';

/**
 * Fetches what happened before a subscription was made. Where the server starts is fixed when a subscription is made, so
 * this one makes way for another, which keeps its name, icon and alerts.
 */
export async function fetchEarlier({ account, subscription }: AccountSubscription): Promise<void> {
  const { target, label, icon, alerts, muted } = subscription;
  const start = { from: 'everything' } as const;
  const removed = await ask('watch.remove', { account: account.id, subscription: subscription.id });
  if (!removed.ok) {
    sayProblem(removed.problem);
    return;
  }
  const added = await ask('watch.add', { account: account.id, target, start });
  if (!added.ok) {
    sayProblem(added.problem);
    return;
  }
  const id = added.value.subscription;
  const presentation = { label: label ?? '', icon, alerts, muted };
  const changed = await ask('watch.change', { account: account.id, subscription: id, ...presentation });
  if (!changed.ok) sayProblem(changed.problem);
  const ref = { account: account.id, id };
  useView.getState().goFeed({ subscription: ref });
  await sayWatching(ref, nameOf(subscription), start);
}
