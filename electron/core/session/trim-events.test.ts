import { expect, test } from 'vitest';
import { createBell } from '../base/bell.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { trimEvents } from './trim-events.ts';

const DAY = 86_400_000;

function setUp(old: number, fails = 0) {
  const clock = fakeClock();
  const abort = new AbortController();
  const kept: { days: number | null } = { days: null };
  const steps: [before: number, n: number][] = [];
  let left = old;
  let refuse = fails;
  let trimmed = 0;
  const bell = createBell();
  const trim = async (before: number, limit: number) => {
    if (refuse-- > 0) throw new Error('full');
    const n = Math.min(limit, left);
    left -= n;
    steps.push([before, n]);
    return n;
  };
  const ended = trimEvents({
    store: { trim },
    retentionDays: () => kept.days,
    clock,
    bell,
    trimmed: () => {
      trimmed++;
    },
    signal: abort.signal,
  });
  return { clock, abort, kept, steps, bell, ended, trimmed: () => trimmed };
}

test('nothing goes unless somebody wants it', async () => {
  const { clock, steps } = setUp(2_000);
  await clock.advance(10 * DAY);
  expect(steps).toEqual([]);
});

test('small steps with a pause between, then once an hour', async () => {
  const { clock, kept, steps, bell, trimmed } = setUp(1_200);
  kept.days = 30;
  bell.ring();
  await clock.advance(0);
  expect(steps).toEqual([[clock.now() - 30 * DAY, 500]]);
  await clock.advance(1_000);
  expect(steps.map((s) => s[1])).toEqual([500, 500, 200]);
  expect(trimmed()).toBe(1);
  await clock.advance(3_600_000);
  expect(steps.map((s) => s[1])).toEqual([500, 500, 200, 0]);
  expect(trimmed()).toBe(1);
});

test('a store that refuses is asked again with the next round', async () => {
  const { clock, kept, steps, bell } = setUp(10, 1);
  kept.days = 1;
  bell.ring();
  await clock.advance(1_000);
  expect(steps).toEqual([]);
  await clock.advance(3_600_000);
  expect(steps.map((s) => s[1])).toEqual([10]);
});

test('stopped in the middle, it ends', async () => {
  const { clock, abort, kept, bell, ended, steps } = setUp(100_000);
  kept.days = 1;
  bell.ring();
  await clock.advance(100);
  abort.abort();
  await ended;
  expect(steps.length).toBeLessThan(5);
});
