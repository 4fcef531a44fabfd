import { expect, it } from 'vitest';
import type { Account } from '../../electron/ipc/contract.ts';
import { dueReminder } from './token-reminder.ts';

const now = 1_800_000_000_000;
const day = 86_400_000;
const account = (id: string, days: number | null, state: 'live' | 'sign-in-needed' = 'live') =>
  ({ id, tokenExpiresAt: days === null ? null : now + days * day, status: { state } }) as Account;

it('reminds a week ahead, of the one that ends first', () => {
  const accounts = [account('far', 8), account('soon', 6.9), account('sooner', 2), account('never', null)];
  expect(dueReminder(accounts, new Set(), now)).toMatchObject({ account: { id: 'sooner' }, isOver: false });
  expect(dueReminder(accounts, new Set(['sooner']), now)).toMatchObject({ account: { id: 'soon' } });
  expect(dueReminder(accounts, new Set(['sooner', 'soon']), now)).toBeNull();
});

it('an account that must sign in comes first, and cannot be dismissed', () => {
  const accounts = [account('soon', 1), account('out', -1, 'sign-in-needed')];
  expect(dueReminder(accounts, new Set(['out']), now)).toMatchObject({
    account: { id: 'out' },
    isOver: true,
  });
});
