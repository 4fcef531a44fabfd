import { expect, it } from 'vitest';
import { splitRange } from './split-range.ts';

const lists = [
  { key: 'a', count: 5 },
  { key: 'b', count: 0 },
  { key: 'c', count: 10 },
];

it('splits a page at the border of two lists', () => {
  expect(splitRange(lists, 3, 6)).toEqual([
    { key: 'a', offset: 3, limit: 2 },
    { key: 'c', offset: 0, limit: 4 },
  ]);
});
it('stops at the end of the last list', () => {
  expect(splitRange(lists, 12, 100)).toEqual([{ key: 'c', offset: 7, limit: 3 }]);
  expect(splitRange(lists, 15, 100)).toEqual([]);
});
