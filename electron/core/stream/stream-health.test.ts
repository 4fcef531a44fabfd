import { expect, test, vi } from 'vitest';
import type { Clock } from '../base/clock.ts';
import { createStreamHealth } from './stream-health.ts';

function setUp() {
  let now = 0;
  const clock = { monotonic: () => now } as Clock;
  const lives = vi.fn();
  const health = createStreamHealth(clock, 30, lives);
  /** One stream: heard at these times after it was opened; then over. */
  const stream = (heardAt: number[], silent: boolean, othersGetThrough = true) => {
    health.begin();
    const began = now;
    for (const at of heardAt) {
      now = began + at;
      health.heard();
    }
    health.over(silent)(othersGetThrough);
  };
  return { health, lives, stream };
}

test('two streams that never say a word while other calls get through are enough', () => {
  const { health, stream } = setUp();
  stream([], true);
  expect(health.hopeless()).toBe(false);
  stream([], true);
  expect(health.hopeless()).toBe(true);
});

test('of streams that are cut it takes five in a row', () => {
  const { health, stream } = setUp();
  for (let n = 0; n < 4; n++) stream([0, 5], false);
  stream([0, 31], false);
  for (let n = 0; n < 4; n++) stream([0, 5], false);
  expect(health.hopeless()).toBe(false);
  stream([0], false);
  expect(health.hopeless()).toBe(true);
});

test('a server that is down says nothing about streams', () => {
  const { health, stream } = setUp();
  for (let n = 0; n < 20; n++) stream([], true, n % 2 === 0);
  expect(health.hopeless()).toBe(false);
});

test('a stream tried again has one chance, and says when streams live after all', () => {
  const { health, lives, stream } = setUp();
  stream([], true);
  stream([], true);
  expect(health.hopeless()).toBe(true);
  health.tryAgain();
  stream([], false, false);
  expect(health.hopeless()).toBe(true);
  health.tryAgain();
  stream([0, 30, 60], false);
  expect(health.hopeless()).toBe(false);
  expect(lives).toHaveBeenCalledTimes(1);
});
