import { expect, test } from 'vitest';
import { formatDay, momentTime, parseDay, spanStart } from './moment.ts';

/** A Wednesday afternoon. */
const now = new Date(2026, 10, 25, 15, 30, 40).getTime();
const day = (month: number, date: number, hour = 0, minute = 0) =>
  new Date(2026, month, date, hour, minute).getTime();

test('days and minutes are those that exist, and come back as they were written', () => {
  expect(parseDay('2028-02-29')).not.toBeNull();
  for (const none of ['2027-02-29', 'yesterday', '2027-02-27T24:00', '0000-01-01'])
    expect(parseDay(none)).toBeNull();
  for (const text of ['2026-01-02', '2026-01-01T14:00']) expect(formatDay(parseDay(text) ?? 0)).toBe(text);
});

test.each([
  ['today', day(10, 25)],
  ['yesterday', day(10, 24)],
  ['wednesday', day(10, 25)],
  ['monday', day(10, 23)],
  ['thursday', day(10, 19)],
  ['sunday', day(10, 22)],
  ['2026-01-31T14:05', day(0, 31, 14, 5)],
])('%s', (moment, time) => {
  expect(momentTime(moment, now)).toBe(time);
});

test.each([
  ['15m', day(10, 25, 15, 15)],
  ['24h', day(10, 24, 15, 30)],
  ['7d', day(10, 18, 15, 30)],
  ['2w', day(10, 11, 15, 30)],
  ['1mo', day(9, 25, 15, 30)],
])('the last %s, to the minute', (span, time) => {
  expect(spanStart(span, now)).toBe(time);
});

test('a month before the 31st is the last day of a shorter month', () => {
  expect(spanStart('1mo', day(9, 31, 12))).toBe(day(8, 30, 12));
});

test('days keep their hour over a change of daylight saving', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Berlin';
  try {
    // Summer time ended on 25 October 2026.
    expect(spanStart('1d', day(9, 26, 0, 30))).toBe(day(9, 25, 0, 30));
    expect(momentTime('yesterday', day(9, 26, 0, 30))).toBe(day(9, 25));
    expect(day(9, 26) - day(9, 25)).toBe(25 * 3_600_000);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
