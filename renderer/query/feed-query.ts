/** Turns the sidebar's scope and the filters into the query for the main process. */
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import type { AccountSubscription } from '../state/app-store.ts';
import { isCalled } from '../state/subscription-names.ts';
import type { Scope } from '../state/view-store.ts';
import type { Filters } from './filters.ts';

/** Every event of every account. */
export const wholeFeed: FeedQuery = {
  account: null,
  subscription: null,
  text: '',
  actions: [],
  subjects: [],
  unread: false,
  from: null,
  to: null,
};

/** Returns null if `in:` names a subscription that does not exist. */
export function feedQuery(
  scope: Scope,
  filters: Filters,
  subscriptions: readonly AccountSubscription[],
): FeedQuery | null {
  const named =
    filters.in === null
      ? undefined
      : subscriptions.find(({ subscription }) => isCalled(subscription, filters.in ?? ''));
  if (filters.in !== null && !named) return null;
  const subjects = scope.announcements ? (['announcement'] as const) : filters.subjects;
  return {
    account: named?.account.id ?? scope.subscription?.account ?? scope.account,
    subscription: named?.subscription.id ?? scope.subscription?.id ?? null,
    text: filters.text,
    actions: [...filters.actions],
    subjects: [...subjects],
    unread: filters.unread,
    from: filters.from,
    to: filters.to,
  };
}
