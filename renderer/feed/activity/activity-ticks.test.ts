import { expect, it } from 'vitest';
import type { Activity } from '../../../electron/ipc/contract.ts';
import { ticksOf } from './activity-ticks.ts';

function activity(unit: Activity['unit'], starts: readonly Date[]): Activity {
  return {
    unit,
    step: 1,
    buckets: starts.map((start) => ({ start: start.getTime(), counts: {} })),
    end: 0,
    earlier: 0,
  };
}
const days = (n: number) =>
  activity(
    'day',
    Array.from({ length: n }, (_, i) => new Date(2026, 1, 20 + i)),
  );
const hours = (n: number) =>
  activity(
    'hour',
    Array.from({ length: n }, (_, i) => new Date(2026, 1, 20, 9 + i)),
  );
const texts = (of: Activity, width: number) =>
  ticksOf(of, width).map(({ text }) => text.replaceAll('\u202f', ' '));

it('has as many dates as fit, at round times', () => {
  expect(texts(days(4), 1_000)).toEqual(['Feb 20', 'Feb 21', 'Feb 22', 'Feb 23']);
  expect(texts(days(60), 400)).toEqual(['Feb 23', 'Mar 9', 'Mar 23', 'Apr 6']);
  expect(texts(days(30), 600)).toEqual(['Feb 23', 'Mar 2', 'Mar 9', 'Mar 16']);
});
it('says the date where the times of day begin, and at midnight', () => {
  expect(texts(hours(6), 1_000)).toEqual([
    'Feb 20, 9:00 AM',
    '10:00 AM',
    '11:00 AM',
    '12:00 PM',
    '1:00 PM',
    '2:00 PM',
  ]);
  expect(texts(hours(48), 500)).toEqual(['Feb 20, 12:00 PM', 'Feb 21', '12:00 PM', 'Feb 22']);
});
it('has fewer where the first, with its date, would run into the next', () => {
  expect(texts(hours(60), 600)).toEqual(['Feb 20, 12:00 PM', 'Feb 21', '12:00 PM', 'Feb 22']);
  expect(texts(hours(60), 500)).toEqual(['Feb 21', 'Feb 22']);
});
it('cuts none off, and has one even where there is room for none', () => {
  const ticks = ticksOf(days(60), 400);
  expect(ticks.every(({ at }) => at * 400 + 92 <= 400)).toBe(true);
  expect(texts(days(1), 60)).toEqual(['Feb 20']);
  expect(ticksOf(days(0), 400)).toEqual([]);
});
