import { expect, test } from 'vitest';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { throttleByCost } from './throttle-by-cost.ts';

test('what takes a second is done every ten seconds, and the last call is never lost', async () => {
  const clock = fakeClock();
  let runs = 0;
  let finish = () => {};
  const call = throttleByCost(clock, 500, () => {
    runs++;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  call();
  call();
  await clock.advance(1_000);
  finish();
  await settle();
  await clock.advance(8_999);
  expect(runs).toBe(1);
  await clock.advance(1);
  expect(runs).toBe(2);
  finish();
  await settle();
  await clock.advance(500);
  call();
  expect(runs).toBe(3);
  call.stop();
  finish();
  call();
  await clock.advance(60_000);
  expect(runs).toBe(3);
});
