import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOfDay } from './local-days.ts';

const HOUR = 3_600_000;
const zone = process.env.TZ;

describe.each([
  ['Europe/Berlin', '2026-03-29T00:00:00+01:00', 23],
  ['Europe/Berlin', '2026-10-25T00:00:00+02:00', 25],
  ['Europe/Berlin', '2026-06-01T00:00:00+02:00', 24],
  // The clock goes forward at midnight: this day begins at one.
  ['America/Santiago', '2026-09-06T01:00:00-03:00', 23],
  ['Asia/Kolkata', '2026-06-01T00:00:00+05:30', 24],
])('%s, %s', (tz, begins, hours) => {
  beforeAll(() => {
    process.env.TZ = tz;
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test(`every moment of its ${hours} hours belongs to it, and none around it`, () => {
    const start = Date.parse(begins);
    for (let at = start; at < start + hours * HOUR; at += HOUR / 2) expect(startOfDay(at)).toBe(start);
    expect(startOfDay(start + hours * HOUR)).toBe(start + hours * HOUR);
    expect(startOfDay(start - 1)).toBeLessThan(start - 22 * HOUR);
  });
});

test('the ends of what a time can be', () => {
  expect(startOfDay(0)).toBeLessThanOrEqual(0);
  expect(startOfDay(9_223_372_036_854)).toBeGreaterThan(9_223_200_000_000);
});
