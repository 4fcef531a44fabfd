import { expect, test } from 'vitest';
import { worstWindow } from './call-counter.ts';

test('the worst window is the one with the most calls, wherever it begins', () => {
  expect(worstWindow([0, 1, 1, 5, 9, 9, 10], 2)).toEqual({ most: 8, average: (10 / 6) * 2 });
});

test('what is shorter than a window counts as a whole', () => {
  expect(worstWindow([3, 10], 6)).toEqual({ most: 7, average: 7 });
});
