import { expect, test } from 'vitest';
import { fakeClock } from '../../core/testing/fake-clock.ts';
import { keepSmall } from './keep-small.ts';

const MB = 1_048_576;

test('garbage is collected while nobody looks, and only where there is some', async () => {
  const clock = fakeClock();
  let heap = 20 * MB;
  let watched = true;
  let collected = 0;
  const stop = keepSmall({
    clock,
    isWatched: () => watched,
    used: () => heap,
    collect() {
      collected++;
      heap = 10 * MB;
    },
  });
  await clock.advance(180_000);
  expect(collected).toBe(0);
  watched = false;
  await clock.advance(60_000);
  expect(collected).toBe(1);
  heap = 13 * MB;
  await clock.advance(300_000);
  expect(collected).toBe(1);
  heap = 15 * MB;
  await clock.advance(60_000);
  expect(collected).toBe(2);
  stop();
  heap = 50 * MB;
  await clock.advance(300_000);
  expect(collected).toBe(2);
});

test('what starting in the tray took is given back ten seconds later', async () => {
  const clock = fakeClock();
  let collected = 0;
  const collect = () => void collected++;
  const stop = keepSmall({ clock, isWatched: () => false, used: () => 30 * MB, collect });
  await clock.advance(9_000);
  expect(collected).toBe(0);
  await clock.advance(1_000);
  expect(collected).toBe(1);
  stop();
});
