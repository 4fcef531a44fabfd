import { expect, test } from 'vitest';
import { seal, tokensOf, unseal } from './tokens.ts';

const jwt = (sub: string) => `h.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.s`;
const [access, id] = [jwt('access'), jwt('id')];

test('the access token is sent where AOS can read it, else the ID token', () => {
  const both = { access_token: access, id_token: id, refresh_token: 'r' };
  expect(tokensOf(both, 'h', null)).toEqual({ token: access, refresh: 'r' });
  expect(tokensOf({ ...both, access_token: 'opaque' }, 'h', null)).toEqual({ token: id, refresh: 'r' });
  expect(() => tokensOf({ access_token: 'opaque' }, 'h', null)).toThrow(/tokens-unreadable/);
});

test('a refresh token goes on where no new one came', () => {
  expect(tokensOf({ access_token: access }, 'h', 'old').refresh).toBe('old');
  expect(tokensOf({ access_token: access, refresh_token: 'new' }, 'h', 'old').refresh).toBe('new');
  expect(tokensOf({ access_token: access }, 'h', null).refresh).toBeNull();
});

test('both are one secret, and a lone token is kept as it always was', () => {
  const tokens = { token: access, refresh: 'r' };
  expect(unseal(seal(tokens))).toEqual(tokens);
  expect(seal({ token: access, refresh: null })).toBe(access);
  expect(unseal(access)).toEqual({ token: access, refresh: null });
  expect(unseal('')).toEqual({ token: '', refresh: null });
  for (const strange of ['{', '{}', '{"token":1}']) expect(unseal(strange).refresh).toBeNull();
});
