import { expect, test } from 'vitest';
import { distinctNames, type Watched, whichOfOneName, withDistinctNames } from './distinct.ts';
import { parseLine } from './parse.ts';
import { namesIn, resolveFilter, subscriptionsNamed } from './resolve.ts';

const watched: Watched = {
  accounts: [
    {
      id: 'a1',
      label: 'Uni',
      subscriptions: [
        { id: '1', names: ['soil'], resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ0' },
        { id: '2', names: ['reads'], resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ1' },
        { id: '3', names: ['reads'], resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ2' },
        { id: '4', names: ['About you'], resourceId: null },
      ],
    },
    {
      id: 'a2',
      label: 'Home',
      subscriptions: [
        { id: '1', names: ['Soil', 'soil-2026'], resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ3' },
        { id: '2', names: ['reads'], resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ4' },
        { id: '3', names: ['wheat'], resourceId: null },
      ],
    },
  ],
};

test('the account tells two of one name apart, and within an account the end of the id', () => {
  expect([...distinctNames(watched).values()]).toEqual([
    'soil (Uni)',
    'reads (Uni, …XYZ1)',
    'reads (Uni, …XYZ2)',
    'About you',
    'Soil (Home)',
    'reads (Home)',
    'wheat',
  ]);
});
test('a line names one of them, or all that have the name', () => {
  const names = withDistinctNames(watched);
  const found = (line: string) => resolveFilter(parseLine(line).filter, names, 0).where[0]?.values;
  expect(found('in:soil')).toHaveLength(2);
  expect(found('in:"soil (Home)"')).toEqual([{ account: 'a2', id: '1' }]);
  expect(found('in:"reads (Uni, …XYZ2)"')).toEqual([{ account: 'a1', id: '3' }]);
  expect(subscriptionsNamed('reads', names)).toHaveLength(3);
  expect(namesIn(names).in).toContain('soil (Uni)');
});

test('which of one name: only where the account has several', () => {
  const [uni, home] = watched.accounts;
  if (!uni || !home) throw new Error('two accounts');
  const which = (account: typeof uni, id: string) =>
    whichOfOneName(account, distinctNames({ accounts: [account] }), [id]);
  expect(which(uni, '3')).toBe('reads (…XYZ2)');
  expect(which(uni, '1')).toBeNull();
  expect(which(uni, 'gone')).toBeNull();
  expect(which(home, '2')).toBeNull();
});
