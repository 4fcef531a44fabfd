import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Estimate, estimate, noEstimate } from './time-left.ts';

/** The estimates (s) second by second, of a backlog that shrinks by what `pace` says of each second. */
function course(waiting: number, seconds: number, pace: (second: number) => number): (number | null)[] {
  let now: Estimate = noEstimate;
  let left = waiting;
  return Array.from({ length: seconds }, (_, second) => {
    now = estimate(now, second * 1000, left);
    left -= pace(second);
    return now.leftMs === null ? null : now.leftMs / 1000;
  });
}

test('an even pace is told exactly, after three seconds', () => {
  const seen = course(30_000, 20, () => 100);
  expect(seen.slice(0, 3)).toEqual([null, null, null]);
  for (const [second, left] of seen.slice(3).entries()) expect(left).toBeCloseTo(300 - 3 - second, 6);
});

test('a second in which nothing came does not make it jump', () => {
  const seen = course(30_000, 60, (second) => (second % 7 === 0 ? 0 : 117)).slice(10);
  for (const [n, left] of seen.entries()) {
    const before = seen[n - 1];
    if (left === null || before === null || before === undefined) continue;
    expect(Math.abs(left - (before - 1)) / before).toBeLessThan(0.05);
  }
});

test('half the pace is believed within half a minute', () => {
  const seen = course(60_000, 60, (second) => (second < 20 ? 200 : 100));
  const rest = (60_000 - 20 * 200 - 29 * 100) / 100;
  expect((seen[49] ?? 0) / rest).toBeGreaterThan(0.9);
});

test('a backlog that grows, stands still or was paused says nothing', () => {
  expect(course(1_000, 20, () => -5).at(-1)).toBeNull();
  expect(course(1_000, 20, () => 0).at(-1)).toBeNull();
  let now: Estimate = noEstimate;
  for (let second = 0; second < 10; second++) now = estimate(now, second * 1000, 1_000 - second * 10);
  expect(now.leftMs).not.toBeNull();
  expect(estimate(now, 60_000, 500).leftMs).toBeNull();
});

test('what comes faster than twice a second changes nothing', () => {
  const now = estimate(noEstimate, 0, 1_000);
  expect(estimate(now, 499, 1)).toBe(now);
});

test('it is never negative and never not a number', () => {
  const step = fc.record({ wait: fc.integer({ min: 0, max: 20_000 }), waiting: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let at = 0;
      let now: Estimate = noEstimate;
      for (const { wait, waiting } of steps) {
        at += wait;
        now = estimate(now, at, waiting);
        if (now.leftMs !== null) expect(now.leftMs).toBeGreaterThanOrEqual(0);
        expect(now.leftMs).not.toBeNaN();
        expect(now.samples.length).toBeLessThanOrEqual(21);
      }
    }),
  );
});
