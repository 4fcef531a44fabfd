import { expect, test } from 'vitest';
import { currentPause, endAfterClockChange, pauseEnd } from './paused-until.ts';

test('each choice has its end', () => {
  expect(pauseEnd('half-hour', 1000)).toBe(1000 + 1_800_000);
  expect(pauseEnd('hour', 1000)).toBe(1000 + 3_600_000);
  expect(pauseEnd('until-resumed', 1000)).toBe(-1);
});

test('an expired pause counts as no pause; one without an end never expires', () => {
  expect(currentPause(1000, 999)).toBe(1000);
  expect(currentPause(1000, 1000)).toBeNull();
  expect(currentPause(-1, 1e15)).toBe(-1);
  expect(currentPause(null, 0)).toBeNull();
});

test('tomorrow starts at eight to the second, also just after midnight and at the end of a month', () => {
  const end = new Date(2026, 11, 1, 8).getTime();
  expect(pauseEnd('tomorrow', new Date(2026, 10, 30, 20, 0, 17).getTime())).toBe(end);
  expect(pauseEnd('tomorrow', new Date(2026, 10, 30, 0, 1).getTime())).toBe(end);
});

test('set back to before its beginning, the clock does not make a pause longer', () => {
  expect(endAfterClockChange(5_000, 4_000, 1_000)).toBe(2_000);
  expect(endAfterClockChange(5_000, 4_000, 4_500)).toBe(5_000);
  expect(endAfterClockChange(-1, 4_000, 1_000)).toBe(-1);
  expect(endAfterClockChange(5_000, null, 1_000)).toBe(5_000);
});
