import { expect, it } from 'vitest';
import { consecutiveDays, nextDay } from './activity-days.ts';

const day = (d: number) => new Date(2026, 2, d).getTime();

it('puts in the days on which nothing happened', () => {
  const days = [
    { start: day(30), count: 5 },
    { start: day(27), count: 2 },
  ];
  expect(consecutiveDays(days, day(31) + 5000, 5)).toEqual([
    { start: day(27), count: 2 },
    { start: day(28), count: 0 },
    { start: day(29), count: 0 },
    { start: day(30), count: 5 },
    { start: day(31), count: 0 },
  ]);
});
it('knows the day after, also where the clock changes', () => {
  expect(nextDay(day(29))).toBe(day(30));
  expect(nextDay(new Date(2026, 9, 25).getTime())).toBe(new Date(2026, 9, 26).getTime());
});
