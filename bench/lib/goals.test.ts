import { expect, test } from 'vitest';
import { goal, goalTable } from './goals.ts';

test('a goal is met on the right side of its limit', () => {
  expect(goal('ratio', 0.75, 'at least', 0.75, '').met).toBe(true);
  expect(goal('ratio', 0.74, 'at least', 0.75, '').met).toBe(false);
  expect(goal('outstanding', 800, 'below', 800, '').met).toBe(false);
  expect(goal('delay', 250, 'at most', 250, 'ms').met).toBe(true);
});

test('what was not measured is neither met nor missed', () => {
  expect(goal('app', null, 'at least', 0.6, '').met).toBeNull();
  expect(goal('app', Number.NaN, 'at least', 0.6, '').met).toBeNull();
  expect(goalTable([goal('app', null, 'at least', 0.6, '')])).toContain('not measured');
});
