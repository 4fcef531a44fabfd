/** The orders in which subscriptions are listed, on their screen and in the sidebar. */
import type { SidebarOrder, SubscriptionOrder } from '../../electron/core/model/subscription-orders.ts';
import { locale } from '../strings/index.ts';
import type { AccountSubscription } from './app-store.ts';
import { nameWithin } from './distinct-name.ts';

/** "soil-10" comes after "soil-9". */
const collator = new Intl.Collator(locale, { numeric: true });

type Compare = (a: AccountSubscription, b: AccountSubscription) => number;

const byName: Compare = (a, b) =>
  collator.compare(nameWithin(a), nameWithin(b)) ||
  collator.compare(a.account.label, b.account.label) ||
  Number(a.subscription.id) - Number(b.subscription.id);

/** What is highest comes first; equals are in the order of their names. */
const byMost =
  (of: (one: AccountSubscription) => number): Compare =>
  (a, b) =>
    of(b) - of(a) || byName(a, b);

const compares: Record<SubscriptionOrder, Compare> = {
  name: byName,
  'last-event': byMost(({ subscription }) => subscription.lastEventAt ?? 0),
  unread: byMost(({ subscription }) => subscription.unread),
};

/** As the screen of subscriptions lists them. */
export const inOrder = (
  entries: readonly AccountSubscription[],
  order: SubscriptionOrder,
): AccountSubscription[] => entries.toSorted(compares[order]);

/** What a person has not put anywhere yet comes last. */
const byHand = byMost(({ subscription }) => -(subscription.position ?? Number.MAX_SAFE_INTEGER));

/** As the sidebar lists those of an account: announcements have an entry of their own. */
export const inSidebar = (
  entries: readonly AccountSubscription[],
  order: SidebarOrder,
): AccountSubscription[] =>
  entries
    .filter(({ subscription }) => subscription.target.kind !== 'announcements')
    .toSorted(order === 'hand' ? byHand : byName);

/** Returns a list in which one item has another place. */
export function withMoved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items.slice(from, from + 1);
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...moved);
}
