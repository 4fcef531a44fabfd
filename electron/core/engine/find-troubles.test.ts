import { expect, test } from 'vitest';
import type { Account } from '../model/account.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import { closedView } from '../session/account-view.ts';
import { findTroubles } from './find-troubles.ts';

const record = {
  id: 'a',
  label: 'Uni',
  endpoint: 'https://aos.example',
  protocol: 'grpc' as const,
  user: { id: 'u', name: 'Ada' },
  keep: 'memory' as const,
  paused: false,
};
const account = (status: Status, ...subscriptions: Status[]): Account => ({
  ...closedView(record, problem('disk-full')),
  status,
  subscriptions: subscriptions.map((one) => ({ status: one })) as Account['subscriptions'],
});
const reconnecting = (found: Problem): Status => ({ state: 'reconnecting', at: 0, problem: found });
const silent = problem('stream-closed', { server: 'aos.example' });
const expired = problem('token-expired', { expiredAt: 0 });
const live: Status = { state: 'live' };

/** What is found of sign-in, reach and storing; null where it is nobody's concern. */
function found(accounts: Account[], isOnline = true) {
  const all = findTroubles(accounts, isOnline);
  const of = (key: string) => all.find((one) => one.alert.key === key)?.is ?? null;
  return [of('sign-in-a'), of('unreachable-a'), of('not-storing')];
}

test.each<[string, Account, ReturnType<typeof found>]>([
  ['all is well', account(live, live), ['well', 'well', 'well']],
  [
    'the token has expired',
    account({ state: 'sign-in-needed', problem: expired }),
    ['bad', 'stopped', 'well'],
  ],
  [
    'the token was only kept until the app quit',
    account({ state: 'sign-in-needed', problem: problem('token-not-kept') }),
    [null, 'stopped', 'well'],
  ],
  [
    'the keychain is locked, which the person is asked for elsewhere',
    account({ state: 'keychain-locked', problem: problem('keychain-locked') }),
    ['still', 'stopped', 'well'],
  ],
  [
    'the server is out of reach',
    account(reconnecting(silent), reconnecting(silent)),
    ['still', 'bad', 'well'],
  ],
  [
    'one subscription fails, another is live',
    account(reconnecting(silent), reconnecting(silent), live),
    ['still', 'well', 'well'],
  ],
  [
    'it is tried again',
    account({ state: 'connecting' }, { state: 'connecting' }),
    ['still', 'still', 'well'],
  ],
  [
    'the disk is full',
    account({ state: 'halted', problem: problem('disk-full') }, live),
    ['still', 'well', 'bad'],
  ],
  ['the account is paused', account({ state: 'paused' }, reconnecting(silent)), [null, null, 'well']],
])('%s', (_what, one, expected) => expect(found([one])).toEqual(expected));

test('while the computer has no network, no server is out of reach', () => {
  expect(found([account(reconnecting(silent), reconnecting(silent))], false)[1]).toBe('stopped');
});

test('a banner about storing is urgent, and says why', () => {
  const full = account({ state: 'halted', problem: problem('disk-full') });
  const alerts = findTroubles([full], true).map(({ alert }) => alert);
  const alert = alerts.find(({ key }) => key === 'not-storing');
  expect(alert).toMatchObject({ urgent: true, lasts: true, about: { problem: problem('disk-full') } });
});
