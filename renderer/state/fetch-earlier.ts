import type { AccountSubscription } from './app-store.ts';
import { ask } from './bridge.ts';
import { sayWatching } from './say-watching.ts';
import { nameOf } from './subscription-names.ts';
import { sayProblem } from './toast-store.ts';
import { useView } from './view-store.ts';

/** Fetches what happened before a subscription was made, and shows it. Another subscription takes its place. */
export async function fetchEarlier({ account, subscription }: AccountSubscription): Promise<void> {
  const reply = await ask('watch.fetchEarlier', { account: account.id, subscription: subscription.id });
  if (!reply.ok) {
    sayProblem(reply.problem);
    return;
  }
  const ref = { account: account.id, id: reply.value.subscription };
  useView.getState().goFeed({ subscription: ref });
  await sayWatching(ref, nameOf(subscription), { from: 'everything' });
}
