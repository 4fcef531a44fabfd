import { expect, test } from 'vitest';
import { median, percentile, ratios, spread } from './stats.ts';

test('the median of an even number of runs lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([])).toBeNaN();
});

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, n) => n + 1);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile([7], 0.99)).toBe(7);
});

test('runs are compared with their neighbours', () => {
  expect(ratios([1, 4], [2, 4])).toEqual([0.5, 1]);
  expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, runs: 3 });
});
