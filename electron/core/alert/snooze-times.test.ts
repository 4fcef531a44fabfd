import { afterEach, beforeEach, expect, test } from 'vitest';
import { snoozeEnd } from './snooze-times.ts';

const at = (text: string) => new Date(text).getTime();
const zone = process.env.TZ;

beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterEach(() => {
  process.env.TZ = zone;
});

test('the choices are times of the clock on the wall', () => {
  const thursday = at('2026-11-26T10:20:00+01:00');
  expect(snoozeEnd('hour', thursday)).toBe(at('2026-11-26T11:20:00+01:00'));
  expect(snoozeEnd('evening', thursday)).toBe(at('2026-11-26T18:00:00+01:00'));
  expect(snoozeEnd('tomorrow', thursday)).toBe(at('2026-11-27T08:00:00+01:00'));
  expect(snoozeEnd('monday', thursday)).toBe(at('2026-11-30T08:00:00+01:00'));
});

test.each([
  ['Sunday', '2026-11-29T10:00:00+01:00', '2026-11-30T08:00:00+01:00'],
  ['Monday, also before eight', '2026-11-30T07:00:00+01:00', '2026-12-07T08:00:00+01:00'],
])('next Monday on a %s', (_, now, monday) => {
  expect(snoozeEnd('monday', at(now))).toBe(at(monday));
});

test('eight in the morning is eight after the clocks were changed', () => {
  expect(snoozeEnd('tomorrow', at('2026-03-28T12:00:00+01:00'))).toBe(at('2026-03-29T08:00:00+02:00'));
  expect(snoozeEnd('tomorrow', at('2026-10-24T12:00:00+02:00'))).toBe(at('2026-10-25T08:00:00+01:00'));
});

test('a time of one’s own that the clocks skip is the moment they are set forward; one they show twice is the first', () => {
  const march = at('2026-03-28T12:00:00+01:00');
  expect(snoozeEnd({ day: '2026-03-29', time: '02:30' }, march)).toBe(at('2026-03-29T03:00:00+02:00'));
  const october = at('2026-10-24T12:00:00+02:00');
  expect(snoozeEnd({ day: '2026-10-25', time: '02:30' }, october)).toBe(at('2026-10-25T02:30:00+02:00'));
});

test.each([
  { day: '2026-11-26', time: '09:00' },
  { day: '2026-02-30', time: '09:00' },
  { day: '2027-01-01', time: '24:00' },
  { day: '2027-01-01', time: '09:60' },
  { day: '2099-01-01', time: '09:00' },
])('$day $time cannot be used', (until) => {
  expect(snoozeEnd(until, at('2026-11-26T10:20:00+01:00'))).toBeNull();
});

test('in the evening, "this evening" has passed', () => {
  expect(snoozeEnd('evening', at('2026-11-26T18:00:00+01:00'))).toBeNull();
});
