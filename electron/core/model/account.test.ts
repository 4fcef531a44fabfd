import { expect, test } from 'vitest';
import { limitsOf } from './account.ts';

test('a token without limits has none; what sign-in found stays', () => {
  expect(limitsOf(undefined, null)).toEqual([]);
  expect(limitsOf(['no-delete', 'no-user'], null)).toEqual(['no-user', 'no-delete']);
});

test('the inbox itself is believed, whatever sign-in found', () => {
  expect(limitsOf(undefined, true)).toEqual(['no-inbox']);
  expect(limitsOf(['no-user', 'no-inbox'], false)).toEqual(['no-user']);
});
