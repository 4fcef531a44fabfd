import type { MouseEvent } from 'react';
import { type AccountSubscription, refOfEntry } from '../../state/app-store.ts';
import { nameWithin } from '../../state/distinct-name.ts';
import { moveBy } from '../../state/move-subscription.ts';
import { t } from '../../strings/index.ts';
import { openContextMenu } from '../../ui/context-menu.tsx';

/** Opens the menu of a subscription in the sidebar; with `isByHand` it can be moved. What is in it is fetched then. */
export async function openEntryMenu(
  event: MouseEvent,
  entry: AccountSubscription,
  isByHand: boolean,
): Promise<void> {
  event.preventDefault();
  const below = event.button === 2 ? null : event.currentTarget;
  const { subscriptionMenu } = await import('../../subscriptions/subscription-menu.ts');
  const ref = refOfEntry(entry);
  const moves = [
    { label: t.watched.moveUp, run: () => void moveBy(ref, -1) },
    { label: t.watched.moveDown, run: () => void moveBy(ref, 1) },
  ];
  openContextMenu(event, {
    label: nameWithin(entry),
    groups: [...(isByHand ? [moves] : []), ...subscriptionMenu(entry)],
    below,
  });
}
