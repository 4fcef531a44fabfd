import { expect, test } from 'vitest';
import { isUlid, ulidTime } from './ulid.ts';

test('the time is in the first ten characters', () => {
  expect(ulidTime('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe(1469922850259);
  expect(ulidTime('01arz3ndektsv4rrffq69g5fav')).toBe(1469922850259);
  expect(ulidTime('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBe(2 ** 48 - 1);
});

test.each([
  '',
  '01ARZ3NDEKTSV4RRFFQ69G5FA',
  '81ARZ3NDEKTSV4RRFFQ69G5FAV',
  '01ARZ3NDEKTSV4RRFFQ69G5FAU',
  'x'.repeat(10_000),
])('%#: what is no ULID has no time', (id) => {
  expect(isUlid(id)).toBe(false);
  expect(ulidTime(id)).toBeNull();
});
