import { expect, test } from 'vitest';
import { currentPause, minutesUntilTomorrow, pauseEnd } from './paused-until.ts';

test('0 resumes, -1 pauses until the person resumes, minutes are minutes', () => {
  expect(pauseEnd(0, 1000)).toBeNull();
  expect(pauseEnd(-1, 1000)).toBe(-1);
  expect(pauseEnd(30, 1000)).toBe(1000 + 1_800_000);
});

test('an expired pause counts as no pause; one without an end never expires', () => {
  expect(currentPause(1000, 999)).toBe(1000);
  expect(currentPause(1000, 1000)).toBeNull();
  expect(currentPause(-1, 1e15)).toBe(-1);
  expect(currentPause(null, 0)).toBeNull();
});

test('tomorrow starts at eight, also just after midnight', () => {
  expect(minutesUntilTomorrow(new Date(2026, 10, 23, 20, 0))).toBe(12 * 60);
  expect(minutesUntilTomorrow(new Date(2026, 10, 23, 0, 1))).toBe(32 * 60 - 1);
});
