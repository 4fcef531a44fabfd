import { expect, it } from 'vitest';
import type { Account } from '../../electron/ipc/contract.ts';
import { type AccountSubscription, subscriptionsOf } from './app-store.ts';
import { inOrder, inSidebar, withMoved } from './subscription-order.ts';

interface Part {
  readonly name: string;
  readonly unread?: number;
  readonly lastEventAt?: number;
  readonly position?: number;
  readonly news?: true;
}

let ids = 0;

const account = (label: string, parts: readonly Part[]) =>
  ({
    id: label,
    label,
    subscriptions: parts.map(({ name, unread = 0, lastEventAt = null, position = null, news }) => ({
      id: String(++ids),
      name: name.replace('*', ''),
      label: null,
      unread,
      lastEventAt,
      position,
      target: news
        ? { kind: 'announcements' }
        : { kind: 'resource', resourceId: name, resourceKind: 'project' },
    })),
  }) as unknown as Account;

const entries = (...accounts: Account[]) => subscriptionsOf(accounts, null);
const names = (list: readonly AccountSubscription[]) =>
  list.map(({ account: { label }, subscription }) => `${label}/${subscription.name}`);

const both = entries(
  account('b', [{ name: 'soil-10', unread: 2, lastEventAt: 50 }, { name: 'soil-9' }, { name: 'Äcker' }]),
  account('a', [
    { name: 'soil-9', unread: 7, lastEventAt: 20 },
    { name: 'News', news: true, unread: 7, lastEventAt: 60 },
  ]),
);

it('sorts by name as people do, and two of one name by their account', () => {
  expect(names(inOrder(both, 'name'))).toEqual(['b/Äcker', 'a/News', 'a/soil-9', 'b/soil-9', 'b/soil-10']);
});

it('sorts by the last event and by what is unread, equals by name, with those that never had one at the end', () => {
  expect(names(inOrder(both, 'last-event'))).toEqual([
    'a/News',
    'b/soil-10',
    'a/soil-9',
    'b/Äcker',
    'b/soil-9',
  ]);
  expect(names(inOrder(both, 'unread'))).toEqual(['a/News', 'a/soil-9', 'b/soil-10', 'b/Äcker', 'b/soil-9']);
});

it('lists the sidebar in the order made by hand, with new ones by name at the end, and without announcements', () => {
  const mine = entries(
    account('a', [
      { name: 'd' },
      { name: 'c', position: 1 },
      { name: 'b', position: 4 },
      { name: 'a' },
      { name: 'z', position: 0 },
      { name: 'n', news: true },
    ]),
  );
  expect(names(inSidebar(mine, 'hand'))).toEqual(['a/z', 'a/c', 'a/b', 'a/a', 'a/d']);
  expect(names(inSidebar(mine, 'name'))).toEqual(['a/a', 'a/b', 'a/c', 'a/d', 'a/z']);
});

it('moves one item and keeps the others in order', () => {
  expect(withMoved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(withMoved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
});
