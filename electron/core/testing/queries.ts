import { everything, type FeedQuery } from '../model/event.ts';
import { parseLine } from '../query/parse.ts';
import { type NameSource, resolveFilter } from '../query/resolve.ts';
import { ACCOUNT } from './store.ts';

/** The account of the test store, with subscriptions that are called by their ids. */
const testNames: NameSource = {
  accounts: [
    { id: ACCOUNT, label: 'here', subscriptions: ['1', '2', '3'].map((id) => ({ id, names: [id] })) },
    { id: 'elsewhere', label: 'there', subscriptions: [{ id: '1', names: ['far'] }] },
  ],
};

/** The query that a line stands for, for the account of the test store, with what it says besides. */
export function asked(line: string, besides: Partial<FeedQuery> = {}, now = 0): FeedQuery {
  return { ...resolveFilter(parseLine(line).filter, testNames, now), ...besides };
}

/** Events of resources: the local AOS has announcements of its own. */
export const ofResources: FeedQuery = {
  ...everything,
  where: [{ field: 'kind', not: false, values: ['project', 'collection', 'dataset', 'object'] }],
};

/** Events that came through a subscription. */
export const ofSubscription = (account: string, id: string): FeedQuery => ({
  ...everything,
  where: [{ field: 'in', not: false, values: [{ account, id }] }],
});
