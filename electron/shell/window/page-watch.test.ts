import { expect, test } from 'vitest';
import { fakeClock } from '../../core/testing/fake-clock.ts';
import { createPageWatch } from './page-watch.ts';

function setUp() {
  const clock = fakeClock();
  let times = 0;
  const watch = createPageWatch({ clock, silent: () => times++ });
  return { clock, watch, times: () => times };
}

test('a page that asks for nothing in 15 s is told once', async () => {
  const { clock, watch, times } = setUp();
  watch.begin();
  await clock.advance(14_900);
  expect(times()).toBe(0);
  await clock.advance(60_000);
  expect(times()).toBe(1);
});

test('one that asks, or that is loaded again in time, is not', async () => {
  const { clock, watch, times } = setUp();
  watch.begin();
  await clock.advance(14_000);
  watch.begin();
  await clock.advance(14_000);
  watch.stop();
  await clock.advance(60_000);
  expect(times()).toBe(0);
  expect(clock.timers).toBe(0);
});
