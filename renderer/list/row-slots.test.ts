import { expect, it } from 'vitest';
import { keysOf, type Slot, slotsFor } from './row-slots.ts';

const slots = (keys: string): Slot[] => [...keys].map((key, id) => ({ key, id }));
const ids = (before: string, now: string) => slotsFor(slots(before), [...now]).map(({ id }) => id);

it('gives other rows the elements that are there, in their order', () => {
  expect(ids('abcd', 'wxyz')).toEqual([0, 1, 2, 3]);
  expect(ids('abcd', 'wx')).toEqual([0, 1]);
  expect(ids('ab', 'wxyz')).toEqual([0, 1, 2, 3]);
});

it('leaves rows their own elements, and no other element changes its place among them', () => {
  // One came in at the top: no element is free there.
  expect(ids('abcd', 'xabc')).toEqual([4, 0, 1, 2]);
  expect(ids('abcd', 'axyd')).toEqual([0, 1, 2, 3]);
  expect(ids('abcd', 'axyzd')).toEqual([0, 1, 2, 4, 3]);
});

it('shows what is scrolled to at the end in the elements of what left at the top', () => {
  expect(ids('abcd', 'cdxy')).toEqual([2, 3, 0, 1]);
});

it('gives each row an element of its own, whatever came, left and changed its place', () => {
  let before: Slot[] = [];
  let seed = 1;
  const random = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  for (let round = 0; round < 500; round++) {
    const keys = [...new Set(Array.from({ length: random(12) }, () => random(20)))];
    const now = slotsFor(before, keys);
    expect(now.map(({ key }) => key)).toEqual(keys);
    expect(new Set(now.map(({ id }) => id)).size).toBe(keys.length);
    for (const { key, id } of now) {
      const was = before.find((one) => one.key === key);
      if (was) expect(id).toBe(was.id);
    }
    before = now;
  }
});

it('knows rows by what they are, and by their position where they are not at hand or at two positions', () => {
  const at = new Map([
    [0, 'b'],
    [1, 'a'],
    [3, 'a'],
  ]);
  expect(keysOf({ keyOf: String }, at, [0, 1, 2, 3])).toEqual(['b', 'a', 2, 3]);
});
