import { expect, test } from 'vitest';
import { kinds, planFaults } from './plan.ts';

const names = (seed: number, count = 200) => planFaults(count, seed).map((fault) => fault.kind.name);

test('the same seed plans the same faults, with the same chance inside each', () => {
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
  const chances = () => planFaults(20, 1).map((fault) => fault.random.next());
  expect(chances()).toEqual(chances());
});

test('every kind is there, however unlikely', () => {
  expect(new Set(names(3, kinds.length))).toEqual(new Set(kinds.map((kind) => kind.name)));
});

test('fewer faults than kinds are that many', () => {
  expect(names(1, 5)).toHaveLength(5);
});
