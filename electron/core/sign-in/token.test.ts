import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readToken } from './token.ts';

const jwt = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

test('what comes along when a token is pasted is taken off', () => {
  const token = jwt({ exp: 2_000_000_000 });
  for (const pasted of [` ${token}\n`, `Bearer ${token}`, `Authorization: Bearer ${token}`, `"${token}"`]) {
    expect(readToken(pasted)).toEqual({
      token,
      wellFormed: true,
      expiresAt: 2_000_000_000_000,
      issuedAt: null,
      subject: null,
    });
  }
  expect(readToken(jwt({ sub: '01JABCDEFGHJKMNPQRSTVWXYZ0' })).subject).toBe('01JABCDEFGHJKMNPQRSTVWXYZ0');
});

test.each([[jwt({})], [jwt({ exp: '1', sub: 7 })], [jwt(null)], [jwt({ exp: Number.MAX_VALUE * 2 })]])(
  'a token without an end: %s',
  (token) => {
    expect(readToken(token)).toMatchObject({ wellFormed: true, expiresAt: null, subject: null });
  },
);

test('what is no token is not well-formed, and nothing throws', () => {
  for (const text of ['', 'a.b', 'a.b.c.d', 'a.!.c', 'h.bm90IGpzb24.s']) {
    expect(readToken(text).wellFormed).toBe(false);
  }
  fc.assert(fc.property(fc.string(), (text) => void readToken(text)));
});
