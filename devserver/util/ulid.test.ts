import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { createUlids, isUlid, ulidTime } from './ulid.ts';

test('a ULID has 26 characters and holds its time', () => {
  const ulid = createUlids(createRandom(1))(1_700_000_000_123);
  expect(isUlid(ulid)).toBe(true);
  expect(ulidTime(ulid)).toBe(1_700_000_000_123);
});

test('ULIDs of one millisecond ascend', () => {
  const next = createUlids(createRandom(2));
  const made = Array.from({ length: 500 }, () => next(1_700_000_000_000));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(500);
});

test('what is not a ULID is told apart', () => {
  for (const bad of [
    '',
    'x',
    '01HZ',
    '01hzxxxxxxxxxxxxxxxxxxxxxx',
    '8ZZZZZZZZZZZZZZZZZZZZZZZZZ',
    `${'0'.repeat(25)}U`,
  ]) {
    expect(isUlid(bad), bad).toBe(false);
  }
});
