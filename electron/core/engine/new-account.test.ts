import { expect, test } from 'vitest';
import { AccountRecord } from '../model/account.ts';
import type { Found } from '../sign-in/probe.ts';
import { newAccount, signedInAgain } from './new-account.ts';

const found: Found = {
  endpoint: 'https://aos.example.org:50051',
  server: 'aos.example.org:50051',
  protocol: 'grpc',
  encrypted: true,
  user: { id: 'u', name: 'Ada' },
  limits: [],
  token: 't',
  tokenExpiresAt: null,
  portal: null,
  unusedPath: null,
};
const institution = { issuer: 'https://login.example.org', clientId: 'notify' };
const known = AccountRecord.parse(
  newAccount({ ...found, limits: ['no-inbox'] }, 'keychain', { institution }, []),
);

test('a new account gets the first colour that is free, and begins again when all are taken', () => {
  const withColour = (colour: number) => ({ ...known, colour });
  const colourOf = (taken: number[]) => newAccount(found, 'memory', {}, taken.map(withColour)).colour;
  expect([colourOf([]), colourOf([0, 2]), colourOf([0, 1, 2, 3, 4, 5, 0])]).toEqual([0, 1, 1]);
});

test('signing in again gives up what the new token does not have', () => {
  const { institution: _institution, limits: _limits, ...rest } = known;
  expect(signedInAgain(known, found, 'memory', null)).toStrictEqual({ ...rest, keep: 'memory' });
});

test('a token that may not ask for its user leaves the name as it was', () => {
  const limited: Found = { ...found, user: { id: 'u', name: '' }, limits: ['no-user'] };
  expect(signedInAgain(known, limited, 'keychain', institution)).toStrictEqual({
    ...known,
    limits: ['no-user'],
  });
});

test('an account that nobody has named says whose it is and where', () => {
  const labelled = (label: string) => ({ ...known, label });
  const labelOf = (change: Partial<Found>, taken: string[] = [], label?: string) =>
    newAccount({ ...found, ...change }, 'memory', { label }, taken.map(labelled)).label;
  expect(labelOf({})).toBe('Ada · aos.example.org');
  expect(labelOf({}, ['Ada · aos.example.org'])).toBe('Ada · aos.example.org:50051');
  expect(labelOf({ user: { id: 'u', name: '' } })).toBe('aos.example.org');
  expect(labelOf({}, [], 'Lab')).toBe('Lab');
});
