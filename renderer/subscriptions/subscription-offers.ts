/** What the palette offers among the subscriptions, for those that are selected or the one at the cursor. */
import type { Offer } from '../state/offers.ts';
import { changedBy, ways } from '../state/subscription-changes.ts';
import { format, t } from '../strings/index.ts';
import { menuOffers } from '../ui/menu-offers.ts';
import { askToRemove, change } from './change-subscriptions.ts';
import { selectedEntries, targets } from './subscription-list.ts';
import { subscriptionMenu } from './subscription-menu.ts';

export function subscriptionOffers(): readonly Offer[] {
  const selected = selectedEntries();
  if (selected.length === 0) return targets().flatMap((one) => menuOffers(subscriptionMenu(one)));
  const changing = ways.flatMap((way) => {
    const count = changedBy(way, selected).length;
    if (count === 0) return [];
    return { name: t.watched[way](format.number(count)), run: () => void change(way, selected) };
  });
  const name = t.watched.remove(format.number(selected.length));
  return [...changing, { name, run: () => askToRemove(selected) }];
}
