import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Hold } from '../../core/model/hold.ts';
import type { QuietHours } from '../../core/model/quiet-hours.ts';
import type { Settings } from '../settings/settings.ts';
import { standingClock } from '../testing/fixtures.ts';
import { createHolding } from './holding.ts';

const own = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

const minute = 60_000;
const nights: QuietHours = {
  isOn: true,
  ranges: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' }],
};

function setUp(start: string, quietHours: QuietHours = nights) {
  const clock = standingClock(Date.parse(start));
  let until: number | null = null;
  let isDisturbing = true;
  let changed = () => {};
  let told = () => {};
  const holding = createHolding({
    clock,
    pause: { until: () => until, check: () => {} },
    settings: {
      get: () => ({ quietHours }) as Settings,
      onChange: (listener) => {
        changed = () => listener({} as Settings);
        return () => {};
      },
    },
    doNotDisturb: {
      isOn: () => !isDisturbing,
      onChange: (listener) => {
        told = listener;
        return () => {};
      },
    },
  });
  const seen: (Hold | null)[] = [];
  holding.onChange((hold) => seen.push(hold));
  return {
    clock,
    holding,
    seen,
    pause(end: number | null) {
      until = end;
      changed();
    },
    disturb(value: boolean) {
      isDisturbing = value;
      told();
    },
    pass(minutes: number) {
      for (let n = 0; n < minutes; n += 5) clock.move(5 * minute);
    },
  };
}

test('a night begins and ends by itself', () => {
  const { seen, pass } = setUp('2026-11-26T21:50+01:00');
  pass(10 * 60);
  const until = Date.parse('2026-11-27T07:00+01:00');
  expect(seen).toEqual([{ by: 'quiet-hours', until }, null]);
});

test('a week with a change to daylight saving has seven nights, the short one of eight hours', () => {
  const { clock, seen, holding, pass } = setUp('2026-03-23T12:00+01:00');
  const ends: string[] = [];
  const lengths: number[] = [];
  let began = 0;
  holding.onChange((hold) => {
    if (hold !== null) began = clock.now();
    else {
      lengths.push((clock.now() - began) / 3_600_000);
      ends.push(new Date(clock.now()).toTimeString().slice(0, 5));
    }
  });
  pass(7 * 1_440);
  expect(seen).toHaveLength(14);
  expect(lengths).toEqual([9, 9, 9, 9, 9, 8, 9]);
  expect(new Set(ends)).toEqual(new Set(['07:00']));
});

test('of a pause and quiet hours that overlap, what lasts longer is told, and nothing ends in between', () => {
  const { clock, seen, pause, pass } = setUp('2026-11-26T21:30+01:00');
  const half = clock.now() + 45 * minute;
  pause(half);
  pass(60);
  pause(null);
  const night = Date.parse('2026-11-27T07:00+01:00');
  expect(seen).toEqual([
    { by: 'pause', until: half },
    { by: 'quiet-hours', until: night },
  ]);
  pause(-1);
  expect(seen.at(-1)).toEqual({ by: 'pause', until: null });
});

test('the do-not-disturb of the desktop keeps banners back for as long as it is on', () => {
  const { seen, disturb } = setUp('2026-11-26T12:00+01:00');
  disturb(false);
  disturb(true);
  expect(seen).toEqual([{ by: 'do-not-disturb', until: null }, null]);
});

test('a machine that slept through the end finds the night over when it wakes up', () => {
  const { clock, seen, holding } = setUp('2026-11-26T23:00+01:00');
  clock.sleep(9 * 60 * minute);
  holding.check();
  expect(seen).toEqual([null]);
});

test('a clock that is set into the night makes it quiet within a minute', () => {
  const { clock, seen } = setUp('2026-11-26T12:00+01:00');
  clock.sleep(11 * 60 * minute);
  clock.move(minute);
  expect(seen).toMatchObject([{ by: 'quiet-hours' }]);
});

test('what is urgent passes quiet hours, and nothing else', () => {
  const { holding, pause, disturb } = setUp('2026-11-26T23:00+01:00');
  expect(holding.current()).toMatchObject({ by: 'quiet-hours' });
  expect(holding.current(true)).toBe(null);
  const end = Date.parse('2026-11-26T23:30+01:00');
  pause(end);
  expect(holding.current()).toMatchObject({ by: 'quiet-hours' });
  expect(holding.current(true)).toEqual({ by: 'pause', until: end });
  pause(null);
  disturb(false);
  expect(holding.current(true)).toEqual({ by: 'do-not-disturb', until: null });
});
