import { useEffect } from 'react';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { type AccountSubscription, refOfEntry } from '../state/app-store.ts';
import { offerHere } from '../state/offers.ts';
import { toggled } from '../state/subscription-changes.ts';
import { useView } from '../state/view-store.ts';
import { askToRemove, change } from './change-subscriptions.ts';
import { subscriptionList, targets } from './subscription-list.ts';
import { subscriptionOffers } from './subscription-offers.ts';
import { useSubscriptions } from './subscriptions-store.ts';

/** Shows the details of a subscription. */
export const show = (entry: AccountSubscription): void =>
  useView.getState().showSubscription(refOfEntry(entry));

/** Takes the search away; returns whether there was one. */
function peelSearch(): boolean {
  const { text, setText } = useSubscriptions.getState();
  setText('');
  return text !== '';
}

function toggle(way: 'mute' | 'pause'): void {
  const entries = targets();
  void change(toggled(way, entries), entries);
}

export function useSubscriptionKeys(): void {
  useEffect(() => offerHere(subscriptionOffers), []);
  useCommandKeys('subscriptions', {
    ...listHandlers(subscriptionList, {
      open: show,
      isOpen: () => useView.getState().subscription !== null,
      close: () => useView.getState().showSubscription(null),
      peel: peelSearch,
    }),
    'select-all': () => subscriptionList.selectAll(),
    mute: () => toggle('mute'),
    pause: () => toggle('pause'),
    remove: () => askToRemove(targets()),
  } satisfies Record<ListCommandId<'subscriptions'>, KeyHandler>);
}
