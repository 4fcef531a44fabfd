/** The place in the list that is on screen, which outlives the page. */
import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import type { Place, View } from '../../electron/ipc/contract.ts';
import { alertList } from '../alerts/alert-list.ts';
import { feedList, openedHeads, resumeFeed } from '../feed/list/feed-list.ts';
import { inboxList } from '../inbox/inbox-list.ts';
import { withRows } from '../list/place-rows.ts';
import { snoozedList } from '../snoozed/snoozed-list.ts';
import { starredList } from '../starred/starred-list.ts';
import {
  type AccountSubscription,
  isReferredTo,
  refOfEntry,
  subscriptionsOf,
  useApp,
} from '../state/app-store.ts';
import type { Screen } from '../state/screens.ts';
import { untilState } from '../state/until-state.ts';
import { subscriptionList } from '../subscriptions/subscription-list.ts';

type ShownList = NonNullable<View['list']>;

/** The lists in which no row can be looked for. */
const plainLists: Record<'alerts' | 'snoozed' | 'starred', PlainList> = {
  alerts: alertList,
  snoozed: snoozedList,
  starred: starredList,
};

interface PlainList {
  place(): Place<unknown>;
  resume(place: Place<never>): void;
}

const isPlain = (screen: Screen): screen is keyof typeof plainLists => screen in plainLists;

/** Where the person is in the list of a screen; null on a screen without one. */
export function shownList(screen: Screen): ShownList | null {
  if (screen === 'feed') return { of: screen, place: feedList.place(), opened: openedHeads() };
  if (screen === 'inbox') return { of: screen, place: inboxList.place() };
  if (screen === 'subscriptions')
    return { of: screen, place: withRows(subscriptionList.place(), refOfEntry) };
  return isPlain(screen) ? { of: screen, place: withRows(plainLists[screen].place(), () => null) } : null;
}

/** Goes to a place as soon as its list is drawn. */
export function resumeList(list: ShownList): void {
  if (list.of === 'feed') resumeFeed(list.place, list.opened);
  else if (list.of === 'inbox') inboxList.resume(list.place);
  else if (list.of === 'subscriptions') void resumeSubscriptions(list.place);
  else plainLists[list.of].resume(withRows<null, never>(list.place, () => null));
}

/** The subscriptions are known once the state of the app is, which is before the list is drawn. */
async function resumeSubscriptions(place: Place<SubscriptionRef>): Promise<void> {
  await untilState(useApp, () => useApp.getState().app !== null);
  const all = subscriptionsOf(useApp.getState().app?.accounts ?? [], null);
  const entryOf = (ref: SubscriptionRef): AccountSubscription | null =>
    all.find((one) => isReferredTo(one, ref)) ?? null;
  subscriptionList.resume(withRows(place, entryOf));
}
