import { beforeEach, expect, it } from 'vitest';
import type { AppState } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import {
  matching,
  pointAt,
  selectedEntries,
  subscriptionList,
  targets,
  updateRows,
} from './subscription-list.ts';

interface Part {
  readonly id: string;
  readonly name: string;
  readonly muted?: boolean;
  readonly unread?: number;
}

const accountOf = (id: string, parts: readonly Part[]) => ({
  id,
  label: id === 'a' ? 'University' : 'Institute',
  subscriptions: parts.map(({ muted = false, unread = 0, ...part }) => ({
    ...part,
    muted,
    unread,
    label: null,
    paused: false,
    lastEventAt: null,
    position: null,
    target: { kind: 'resource', resourceId: `01${part.name}`, resourceKind: 'dataset', subresources: true },
  })),
});

const take = (...accounts: ReturnType<typeof accountOf>[]) =>
  useApp.getState().take({ accounts } as unknown as AppState);

const query = { account: null, text: '', order: 'unread' } as const;
const ids = () => {
  const { rows, count } = subscriptionList.store.getState();
  return Array.from({ length: count?.total ?? 0 }, (_, place) => rows.at.get(place)?.subscription.id);
};
const first = [
  { id: '1', name: 'soil', unread: 3 },
  { id: '2', name: 'water', unread: 2 },
  { id: '3', name: 'air', unread: 1, muted: true },
];

beforeEach(async () => {
  take(accountOf('a', first), accountOf('b', [{ id: '1', name: 'soil' }]));
  await subscriptionList.setQuery(query);
});

it.each([
  ['soil', ['b1', 'a1']],
  ['institute', ['b1']],
  ['MUTED', ['a3']],
  ['dataset wat', ['a2']],
  ['01air', ['a3']],
  ['soil water', []],
])('finds %s by name, account, kind, id or state', (text, found) => {
  const all = matching({ ...query, text, order: 'name' });
  expect(all.map(({ account, subscription }) => account.id + subscription.id)).toEqual(found);
});

it('is of one account where one is chosen', () => {
  expect(matching({ ...query, account: 'b' })).toHaveLength(1);
});

it('puts rows elsewhere as they change, but not under the pointer, and the cursor follows its row', async () => {
  expect(ids()).toEqual(['1', '2', '3', '1']);
  subscriptionList.setCursor(2);
  const changed = accountOf('a', [...first.slice(0, 2), { id: '3', name: 'air', unread: 9 }]);
  take(changed, accountOf('b', [{ id: '1', name: 'soil' }]));
  updateRows(true);
  expect(ids()).toEqual(['1', '2', '3', '1']);
  expect(subscriptionList.store.getState().rows.at.get(2)?.subscription.unread).toBe(9);
  updateRows(false);
  await expect.poll(ids).toEqual(['3', '1', '2', '1']);
  expect(subscriptionList.store.getState().cursor).toBe(0);
  // One that is gone is not held.
  take(changed);
  updateRows(true);
  await expect.poll(ids).toEqual(['3', '1', '2']);
});

it('acts on what is selected, as it is now and as far as it is still there, or on the row at the cursor', () => {
  expect(targets().map(({ subscription }) => subscription.id)).toEqual(['1']);
  subscriptionList.toggle(1);
  subscriptionList.toggle(2);
  take(accountOf('a', [{ id: '3', name: 'air', unread: 8 }]));
  expect(selectedEntries()).toMatchObject([{ subscription: { id: '3', unread: 8 } }]);
  expect(targets()).toHaveLength(1);
});

it('goes to the row that something else led to', () => {
  pointAt('b', '1');
  expect(subscriptionList.store.getState()).toMatchObject({ cursor: 3, reveal: { index: 3 } });
});
