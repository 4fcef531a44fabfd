import { expect, test } from 'vitest';
import { backlogAlert } from '../alert/alerts.ts';
import type { Alert } from '../model/alert.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { createAlertRaising } from './raise-alerts.ts';

const alert = (first: number): Alert => backlogAlert('a', { count: 9, first, last: first });

function setUp() {
  const clock = fakeClock();
  const abort = new AbortController();
  const raised: Alert[] = [];
  let fails = false;
  let banner = 0;
  const raise = createAlertRaising({
    clock,
    store: {
      addBanners: async (alerts) => {
        if (fails) throw new Error('the disk is full');
        return alerts.map(() => ++banner);
      },
    },
    raised: (alerts) => raised.push(...alerts),
    signal: abort.signal,
  });
  const setFails = (value: boolean) => {
    fails = value;
  };
  return { clock, abort, raise, setFails, banners: () => raised.map((one) => one.banner) };
}

test('alerts are raised in order, each with the number it was written down under', async () => {
  const { clock, raise, banners } = setUp();
  raise([alert(1), alert(2)]);
  raise([alert(3)]);
  raise([]);
  await clock.advance(0);
  expect(banners()).toEqual([1, 2, 3]);
});

test('while nothing can be written down nothing is raised, and then each once', async () => {
  const { clock, raise, setFails, banners } = setUp();
  setFails(true);
  raise([alert(1)]);
  raise([alert(2)]);
  await clock.advance(10_000);
  expect(banners()).toEqual([]);
  setFails(false);
  await clock.advance(3_000);
  expect(banners()).toEqual([1, 2]);
});

test('what waits when the app ends is never raised', async () => {
  const { clock, abort, raise, setFails, banners } = setUp();
  setFails(true);
  raise([alert(1)]);
  await clock.advance(1_000);
  abort.abort();
  setFails(false);
  await clock.advance(10_000);
  expect(banners()).toEqual([]);
  expect(clock.timers).toBe(0);
});
