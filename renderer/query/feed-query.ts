/** Turns the sidebar's scope and the filter into the query for the main process. */
import type { Filter } from '../../electron/core/model/filter.ts';
import { withoutFields } from '../../electron/core/query/filter.ts';
import { type NameSource, resolveFilter, settledTime } from '../../electron/core/query/resolve.ts';
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import type { Scope } from '../state/view-store.ts';

/** Every event of every account. */
export const wholeFeed: FeedQuery = { account: null, from: null, to: null, where: [] };

/** Returns a query for the unread events among its own. */
export const onlyUnread = (query: FeedQuery): FeedQuery => ({
  ...query,
  where: [...query.where, { field: 'is', not: false, values: ['unread'] }],
});

/** `now` is epoch ms. */
export function feedQuery(scope: Scope, filter: Filter, names: NameSource, now: number): FeedQuery {
  const asked = scope.announcements ? withoutFields(filter, 'kind') : filter;
  const query = resolveFilter(asked, names, settledTime(filter, now));
  const where = [...query.where];
  // A subscription or account that is named is looked for wherever it is.
  const isNamed = (name: 'in' | 'account') => filter.some(({ field, not }) => field === name && !not);
  if (scope.announcements) where.push({ field: 'kind', not: false, values: ['announcement'] });
  if (scope.summary !== undefined) where.push({ field: 'summary', not: false, values: [scope.summary] });
  if (scope.inside) where.push({ field: 'inside', not: false, values: [scope.inside.id] });
  if (scope.banners) where.push({ field: 'banner', not: false, values: scope.banners.ids });
  if (scope.subscription && !isNamed('in'))
    where.push({ field: 'in', not: false, values: [scope.subscription] });
  const fixed = scope.banners?.account ?? scope.inside?.account;
  const account = fixed ?? scope.subscription?.account ?? scope.account;
  const isElsewhere = fixed === undefined && (isNamed('in') || isNamed('account'));
  return { ...query, account: isElsewhere ? null : account, where };
}
