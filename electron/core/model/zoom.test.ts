import { expect, test } from 'vitest';
import { nextZoom } from './zoom.ts';

test('the next size is the next step, also from between two; the ends stay', () => {
  expect([nextZoom(1, 'in'), nextZoom(1, 'out'), nextZoom(1.3, 'in'), nextZoom(1.3, 'out')]).toEqual([
    1.1, 0.9, 1.5, 1.25,
  ]);
  expect([nextZoom(2, 'in'), nextZoom(0.75, 'out'), nextZoom(1.5, 'usual')]).toEqual([2, 0.75, 1]);
});
