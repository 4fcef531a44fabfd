import { expect, test } from 'vitest';
import { stretches } from './activity-stretches.ts';

const day = (month: number, date: number, hour = 0, minute = 0) =>
  new Date(2026, month - 1, date, hour, minute).getTime();

test('less than a day is cut into minutes, a week into hours', () => {
  expect(stretches(day(3, 3, 9, 7), day(3, 3, 10))).toMatchObject({ unit: 'minute', step: 1 });
  expect(stretches(day(3, 3, 9, 7), day(3, 3, 15))).toMatchObject({ unit: 'minute', step: 5 });
  expect(stretches(day(3, 3, 9, 7), day(3, 3, 15)).starts[0]).toBe(day(3, 3, 9, 5));
  expect(stretches(day(3, 3), day(3, 3, 23, 59))).toMatchObject({ unit: 'minute', step: 15 });
  expect(stretches(day(3, 3), day(3, 4))).toMatchObject({ unit: 'hour', end: day(3, 4) });
  expect(stretches(day(3, 3), day(3, 6)).starts).toHaveLength(72);
  expect(stretches(day(3, 3), day(3, 9, 23))).toMatchObject({ unit: 'hour', step: 1 });
});
test('longer times are cut into days, weeks, months and years', () => {
  expect(stretches(day(3, 3), day(3, 11))).toMatchObject({ unit: 'day' });
  expect(stretches(day(1, 1), day(3, 1))).toMatchObject({ unit: 'day' });
  expect(stretches(day(1, 1), day(12, 1))).toMatchObject({ unit: 'week' });
  expect(stretches(day(1, 1) - 5 * 365 * 86_400_000, day(12, 1))).toMatchObject({ unit: 'month' });
  const { unit, starts, end } = stretches(0, day(12, 1));
  expect(unit).toBe('year');
  expect(end).toBe(new Date(2027, 0, 1).getTime());
  expect(starts.length).toBeLessThan(60);
});
test('days begin at midnight, also where the clock changes', () => {
  const { starts } = stretches(day(3, 1), day(4, 25));
  expect(starts.every((start) => new Date(start).getHours() === 0)).toBe(true);
  expect(starts).toHaveLength(55);
});
test('a single moment has some time around it', () => {
  const { unit, starts, end } = stretches(day(3, 10, 15), day(3, 10, 15) + 1);
  expect(unit).toBe('minute');
  expect(starts).toHaveLength(10);
  expect(end).toBe(day(3, 10, 15, 10));
});
test('an absurd range ends', () => {
  expect(stretches(0, 8.64e15).starts.length).toBeLessThan(200);
});
