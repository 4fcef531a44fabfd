import { expect, it } from 'vitest';
import { parseLine } from '../../electron/core/query/parse.ts';
import type { NameSource } from '../../electron/core/query/resolve.ts';
import { feedQuery } from './feed-query.ts';

const scope = { account: null, subscription: null, announcements: false };
const names: NameSource = {
  accounts: [
    { id: 'a1', label: 'Uni', subscriptions: [{ id: 's1', names: ['Field work', 'Soil-2026'] }] },
    { id: 'a2', label: 'Home', subscriptions: [{ id: 's1', names: ['wheat'] }] },
  ],
};
const query = (
  line: string,
  of: Partial<typeof scope | { account: string; subscription: { account: string; id: string } }> = {},
) => feedQuery({ ...scope, ...of }, parseLine(line).filter, names, Date.now());

it('finds the subscription that `in:` names, whatever its case and wherever it is', () => {
  const found = {
    account: null,
    where: [{ field: 'in', not: false, values: [{ account: 'a1', id: 's1' }] }],
  };
  expect(query('in:soil-2026')).toMatchObject(found);
  expect(query('in:soil-2026', { account: 'a2' })).toMatchObject(found);
});
it('finds what the named account has, whichever account is shown', () => {
  expect(query('account:home', { account: 'a1' })).toEqual({
    account: null,
    from: null,
    to: null,
    where: [{ field: 'account', not: false, values: ['a2'] }],
  });
});
it('asks the account of the subscription that was chosen, as others count the same', () => {
  const chosen = { account: 'a2', id: 's1' };
  expect(query('', { account: 'a2', subscription: chosen })).toMatchObject({
    account: 'a2',
    where: [{ field: 'in', values: [chosen] }],
  });
  // What is left out is left out of it.
  expect(query('-in:wheat', { account: 'a2', subscription: chosen }).where).toHaveLength(2);
});
it('shows announcements only where the sidebar says so', () => {
  expect(query('kind:object reads', { announcements: true }).where).toEqual([
    { field: 'text', not: false, values: ['reads'] },
    { field: 'kind', not: false, values: ['announcement'] },
  ]);
});
it('is the same query for an hour, so that a list is not read again and again', () => {
  const at = new Date(2026, 10, 25, 15, 1).getTime();
  const later = (minutes: number) =>
    feedQuery(scope, parseLine('last:7d').filter, names, at + minutes * 60_000).from;
  expect(later(58)).toBe(later(0));
  expect(later(60)).toBe((later(0) ?? 0) + 3_600_000);
});
