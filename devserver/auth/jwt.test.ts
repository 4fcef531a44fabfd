import { expect, test } from 'vitest';
import { signToken, verifyToken } from './jwt.ts';

const claims = { sub: 'user', jti: 'token', iat: 1_700_000_000, exp: 1_700_003_600 };
const during = 1_700_000_001_000;

test('a token that is signed and not over gives its claims', () => {
  expect(verifyToken(signToken(claims, 'secret'), 'secret', during)).toMatchObject(claims);
});

test('a token that is over, altered or signed by somebody else gives nothing', () => {
  const token = signToken(claims, 'secret');
  expect(verifyToken(token, 'secret', 1_700_003_600_000)).toBeUndefined();
  expect(verifyToken(token, 'other', during)).toBeUndefined();
  expect(verifyToken(`${token}x`, 'secret', during)).toBeUndefined();
  expect(verifyToken('nonsense', 'secret', during)).toBeUndefined();
});
