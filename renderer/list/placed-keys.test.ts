import { expect, it } from 'vitest';
import { placedKeys } from './placed-keys.ts';

it('names rows by what they are, and by their position where they are not at hand or at two positions', () => {
  const at = new Map([
    [0, 'b'],
    [1, 'a'],
    [3, 'a'],
  ]);
  expect([0, 1, 2, 3].map(placedKeys({ keyOf: String }, at))).toEqual(['b', 'a', 2, 3]);
});
