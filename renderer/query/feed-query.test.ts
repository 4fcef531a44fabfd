import { expect, it } from 'vitest';
import type { AccountSubscription } from '../state/app-store.ts';
import { feedQuery } from './feed-query.ts';
import { noFilters } from './filters.ts';
import { parseLine } from './query-line.ts';

const scope = { account: null, subscription: null, announcements: false };
const subscriptions = [
  {
    account: { id: 'a1' },
    subscription: { id: 's1', name: 'Soil-2026', label: 'Field work', target: { kind: 'resource' } },
  },
] as unknown as AccountSubscription[];

it('finds the subscription that `in:` names, whatever its case', () => {
  expect(feedQuery(scope, parseLine('in:soil-2026'), subscriptions)).toMatchObject({
    account: 'a1',
    subscription: 's1',
  });
});
it('finds it by the name a person gave it, too', () => {
  expect(feedQuery(scope, parseLine('in:"field work"'), subscriptions)).toMatchObject({ subscription: 's1' });
});
it('asks the account of the subscription that was chosen, as others count the same', () => {
  const chosen = { ...scope, subscription: { account: 'a2', id: 's1' } };
  expect(feedQuery(chosen, noFilters, subscriptions)).toMatchObject({ account: 'a2', subscription: 's1' });
});
it('says when there is no such subscription', () => {
  expect(feedQuery(scope, parseLine('in:water'), subscriptions)).toBeNull();
});
it('shows announcements only where the sidebar says so', () => {
  expect(feedQuery({ ...scope, announcements: true }, noFilters, subscriptions)?.subjects).toEqual([
    'announcement',
  ]);
});
