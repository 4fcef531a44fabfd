import { expect, it } from 'vitest';
import { placeOfDay } from './jump.ts';

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
