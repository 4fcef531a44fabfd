import { expect, it } from 'vitest';
import type { Account } from '../../electron/ipc/contract.ts';
import { accountTroubles, OUT_OF_REACH_MS } from './account-troubles.ts';

const now = 1_800_000_000_000;
const day = 86_400_000;
const account = (id: string, state: Account['status']['state'], days: number | null = null) =>
  ({ id, tokenExpiresAt: days === null ? null : now + days * day, status: { state } }) as Account;
const found = (
  accounts: Account[],
  dismissed: string[] = [],
  downSince: ReadonlyMap<string, number> = new Map(),
) =>
  accountTroubles(accounts, new Set(dismissed), downSince, now).map(({ account: { id }, kind }) => [
    id,
    kind,
  ]);

it('lists every account with trouble: none hides another', () => {
  const accounts = [
    account('well', 'live', 8),
    account('out', 'sign-in-needed', -1),
    account('locked', 'keychain-locked'),
    account('also-out', 'sign-in-needed'),
    account('full', 'halted'),
    account('soon', 'live', 6.9),
  ];
  expect(found(accounts)).toEqual([
    ['out', 'sign-in'],
    ['locked', 'keychain'],
    ['also-out', 'sign-in'],
    ['full', 'stopped'],
    ['soon', 'ends-soon'],
  ]);
});

it('a reminder can be closed, trouble cannot', () => {
  const accounts = [account('soon', 'live', 1), account('out', 'sign-in-needed', -1)];
  expect(found(accounts, ['soon', 'out'])).toEqual([['out', 'sign-in']]);
});

it('a server counts as out of reach only after a while', () => {
  const accounts = [account('a', 'reconnecting'), account('b', 'reconnecting')];
  const downSince = new Map([
    ['a', now - OUT_OF_REACH_MS],
    ['b', now - OUT_OF_REACH_MS + 1],
  ]);
  expect(found(accounts, [], downSince)).toEqual([['a', 'out-of-reach']]);
});
