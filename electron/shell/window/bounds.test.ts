import { expect, test } from 'vitest';
import { placement } from './bounds.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const saved = { x: 100, y: 50, width: 900, height: 700, maximized: false };

test('the window opens where it was', () => {
  expect(placement(saved, screens)).toEqual({ x: 100, y: 50, width: 900, height: 700 });
});

test('a window on a screen that is gone keeps its size and is placed by the system', () => {
  expect(placement({ ...saved, x: 2500 }, screens)).toEqual({ width: 900, height: 700 });
  expect(placement({ ...saved, y: -900 }, screens)).toEqual({ width: 900, height: 700 });
});

test('it is never smaller than the minimum', () => {
  expect(placement({ ...saved, width: 10, height: 10 }, screens)).toMatchObject({ width: 400, height: 360 });
});
