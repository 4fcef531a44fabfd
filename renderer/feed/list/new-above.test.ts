import { expect, it } from 'vitest';
import { newAbove } from './new-above.ts';

const day = (d: number) => new Date(2026, 2, d).getTime();
const count = (...events: number[]) => ({
  total: 0,
  unread: 0,
  rows: 0,
  open: [],
  days: events.map((n, at) => ({ start: day(20 - at), count: 1, events: n })),
});

it('counts events that came in above a row, also where a burst grew', () => {
  const row = { time: day(19) + 3_600_000 };
  expect(newAbove(count(3, 5, 9), count(7, 6, 9), row)).toBe(5);
  expect(newAbove(count(3, 5, 9), count(3, 5, 12), row)).toBe(0);
  // Some turned out to follow from others and are hidden.
  expect(newAbove(count(3, 5, 9), count(1, 5, 9), row)).toBe(-2);
});
it('cannot tell while only the first page is counted', () => {
  expect(newAbove({ ...count(3), isPartial: true }, count(4), { time: day(20) })).toBeNull();
});
