import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { QuietHours } from '../model/quiet-hours.ts';
import { nextQuiet, quietUntil } from './quiet-hours.ts';

const own = process.env.TZ;
const minute = 60_000;
const day = 1_440 * minute;

beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

const on = (...ranges: QuietHours['ranges']): QuietHours => ({ isOn: true, ranges });
const daily = (from: string, to: string) => ({ days: [0, 1, 2, 3, 4, 5, 6], from, to });
const at = (text: string) => Date.parse(text);

test('a night lasts over midnight, and its end is the next morning', () => {
  const table = on(daily('22:00', '07:00'));
  expect(quietUntil(table, at('2026-11-26T21:59:59+01:00'))).toBeNull();
  expect(quietUntil(table, at('2026-11-26T22:00+01:00'))).toBe(at('2026-11-27T07:00+01:00'));
  expect(quietUntil(table, at('2026-11-27T06:59:59+01:00'))).toBe(at('2026-11-27T07:00+01:00'));
  expect(quietUntil(table, at('2026-11-27T07:00+01:00'))).toBeNull();
});

test('several ranges a day, each with its own end', () => {
  const table = on(daily('12:00', '13:00'), daily('22:00', '07:00'));
  expect(quietUntil(table, at('2026-11-26T12:30+01:00'))).toBe(at('2026-11-26T13:00+01:00'));
  expect(nextQuiet(table, at('2026-11-26T12:30+01:00'))).toBe(at('2026-11-26T22:00+01:00'));
  expect(nextQuiet(table, at('2026-11-26T23:30+01:00'))).toBe(at('2026-11-27T12:00+01:00'));
});

test('ranges that meet or overlap are one: a Friday evening and the weekend end on Monday', () => {
  const table = on({ days: [5], from: '18:00', to: '00:00' }, { days: [6, 0], from: '00:00', to: '00:00' });
  expect(quietUntil(table, at('2026-11-27T18:00+01:00'))).toBe(at('2026-11-30T00:00+01:00'));
});

test('a table without a gap has no end; one that is off or empty is never quiet', () => {
  const now = at('2026-11-26T12:00+01:00');
  expect(quietUntil(on(daily('08:00', '08:00')), now)).toBe('always');
  expect(quietUntil(on(daily('00:00', '12:00'), daily('12:00', '00:00')), now)).toBe('always');
  expect(quietUntil({ ...on(daily('08:00', '08:00')), isOn: false }, now)).toBeNull();
  expect(quietUntil(on(), now)).toBeNull();
  expect(nextQuiet(on(), now)).toBeNull();
});

test('a skipped time moves to the moment at which the clocks are set forward', () => {
  const night = on(daily('02:30', '05:00'));
  expect(quietUntil(night, at('2026-03-29T01:59:59+01:00'))).toBeNull();
  expect(quietUntil(night, at('2026-03-29T03:00+02:00'))).toBe(at('2026-03-29T05:00+02:00'));
  expect(quietUntil(on(daily('22:00', '02:30')), at('2026-03-29T01:00+01:00'))).toBe(
    at('2026-03-29T03:00+02:00'),
  );
  expect(quietUntil(on(daily('02:10', '02:40')), at('2026-03-29T03:00+02:00'))).toBeNull();
});

test('of a time that occurs twice, a range begins with the first and ends with the second', () => {
  const table = on(daily('02:15', '02:45'));
  const end = at('2026-10-25T02:45+01:00');
  expect(quietUntil(table, at('2026-10-25T02:14+02:00'))).toBeNull();
  expect(quietUntil(table, at('2026-10-25T02:15+02:00'))).toBe(end);
  expect(quietUntil(table, at('2026-10-25T02:50+02:00'))).toBe(end);
  expect(quietUntil(table, end)).toBeNull();
});

test('a gap that the clocks skip is no end; the one a week later is', () => {
  const table = on(daily('03:00', '02:30'), { days: [1, 2, 3, 4, 5, 6], from: '02:00', to: '03:30' });
  // Only on Sundays from 02:30 to 03:00 it is not quiet, and that is skipped on 29 March.
  expect(quietUntil(table, at('2026-03-28T12:00+01:00'))).toBe(at('2026-04-05T02:30+02:00'));
});

describe('minute by minute, around changes of the clocks', () => {
  const changes: [zone: string, around: string][] = [
    ['Europe/Berlin', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00Z'],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    // At one minute past midnight, and at an offset of half an hour.
    ['America/St_Johns', '2010-03-14T03:31Z'],
    ['America/St_Johns', '2010-11-07T02:31Z'],
    // Over midnight.
    ['America/Santiago', '2026-09-06T04:00Z'],
    ['Africa/Cairo', '2026-04-23T22:00Z'],
    // A day of the calendar is skipped.
    ['Pacific/Apia', '2011-12-30T10:00Z'],
    ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
    ['Asia/Kolkata', '2026-06-01T00:00Z'],
  ];
  const time = fc
    .integer({ min: 0, max: 1_439 })
    .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
  const ranges = fc.array(
    fc.record({ days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), from: time, to: time }),
    { minLength: 1, maxLength: 3 },
  );
  test.each(changes)('%s, %s', (zone, around) => {
    process.env.TZ = zone;
    const base = at(around) - 5 * day;
    const walls = Array.from({ length: 12 * 1_440 }, (_, n) => wallOf(base + n * minute));
    fc.assert(
      fc.property(ranges, fc.integer({ min: 3 * 1_440, max: 7 * 1_440 }), (table, n) => {
        const quiet = quietMinutes(table, walls);
        const end = quiet.indexOf(false, n);
        const expected = end === n ? null : base + end * minute;
        const found = quietUntil(on(...table), base + n * minute);
        // What lasts beyond the minutes that are looked at is not compared.
        if (end < 0) expect(found === 'always' || Number(found) > base + 10 * day).toBe(true);
        else expect(found).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});

/** What a clock shows, as a number that can be compared: the same fields in UTC, ms. */
function wallOf(instant: number): number {
  const d = new Date(instant);
  return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes());
}

/** Marks the minutes of ranges by looking for their first and last minute among what the clock shows. */
function quietMinutes(ranges: QuietHours['ranges'], walls: readonly number[]): boolean[] {
  const quiet = walls.map(() => false);
  const later = (wall: number) => walls.findIndex((one) => one > wall);
  const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const firstDay = Math.floor((walls[0] ?? 0) / day) * day;
  for (const { days, from, to } of ranges) {
    for (let n = -1; n < 14; n++) {
      const date = firstDay + n * day;
      if (!days.includes(new Date(date).getUTCDay())) continue;
      const end = date + (minutesOf(to) > minutesOf(from) ? 0 : day) + minutesOf(to) * minute;
      const start = date + minutesOf(from) * minute;
      const firstAt = walls.includes(start) ? walls.indexOf(start) : later(start);
      const lastAt = walls.includes(end) ? walls.lastIndexOf(end) : later(end);
      quiet.fill(true, firstAt < 0 ? walls.length : firstAt, lastAt < 0 ? walls.length : lastAt);
    }
  }
  return quiet;
}
