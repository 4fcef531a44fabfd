import { expect, it } from 'vitest';
import { fromDay, placeOfDay } from './jump.ts';

const day = (d: number) => new Date(2026, 2, d).getTime();
const days = [
  { start: day(20), count: 3 },
  { start: day(18), count: 5 },
  { start: day(2), count: 1 },
];

it.each([
  ['a day that has events', day(18), 3],
  ['a day that has none: the next older one', day(19), 3],
  ['a day to come', day(25), 0],
  ['the oldest', day(2), 8],
])('%s', (_, at, place) => {
  expect(placeOfDay(days, at)).toBe(place);
});
it('says when nothing is that old', () => {
  expect(placeOfDay(days, day(1))).toBeNull();
  expect(placeOfDay([], day(1))).toBeNull();
});
it.each([
  ['the newest day', 2, 2, null],
  ['the first row of a day', 3, 0, day(20)],
  ['within a day', 7, 4, day(20)],
  ['the oldest', 8, 0, day(18)],
])('counts a stretch from its own day: %s', (_, offset, within, before) => {
  expect(fromDay(days, { offset, limit: 100 })).toEqual({ offset: within, limit: 100, before });
});
