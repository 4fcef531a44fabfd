import { expect, test } from 'vitest';
import { stretches, usualRange } from './activity-stretches.ts';

const day = (month: number, date: number, hour = 0) => new Date(2026, month - 1, date, hour).getTime();

test('a few days are cut into hours, weeks into days, years into months', () => {
  expect(stretches(day(3, 3), day(3, 6))).toMatchObject({ unit: 'hour', end: day(3, 6) });
  expect(stretches(day(3, 3), day(3, 6)).starts).toHaveLength(72);
  expect(stretches(day(1, 1), day(3, 1))).toMatchObject({ unit: 'day' });
  expect(stretches(day(1, 1), day(12, 1))).toMatchObject({ unit: 'week' });
  expect(stretches(day(1, 1) - 5 * 365 * 86_400_000, day(12, 1))).toMatchObject({ unit: 'month' });
});
test('days begin at midnight, also where the clock changes', () => {
  const { starts } = stretches(day(3, 1), day(4, 25));
  expect(starts.every((start) => new Date(start).getHours() === 0)).toBe(true);
  expect(starts).toHaveLength(55);
});
test('without a time it is the last 60 days, today included', () => {
  const { from, to } = usualRange(null, null, day(3, 10, 15));
  expect(to).toBe(day(3, 11));
  expect(stretches(from, to).starts).toHaveLength(60);
});
test('an absurd range ends', () => {
  expect(stretches(0, 8.64e15).starts.length).toBeLessThan(200);
});
