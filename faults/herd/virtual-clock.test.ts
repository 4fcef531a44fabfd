import { expect, test } from 'vitest';
import { virtualClock } from './virtual-clock.ts';

test('timers run in order, those of one moment as they were set, and a cancelled one never', async () => {
  const clock = virtualClock();
  const seen: number[] = [];
  for (const ms of [500, 100, 300, 100, 700, 200]) clock.after(ms, () => seen.push(ms));
  clock.after(150, () => seen.push(-1))();
  clock.after(100, () => clock.after(50, () => seen.push(clock.monotonic())));
  await clock.runUntil(600);
  expect(seen).toEqual([100, 100, 150, 200, 300, 500]);
  expect(clock.monotonic()).toBe(600);
});
