import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { throttle } from './throttle.ts';

test('the first call happens at once, those that follow become one', async () => {
  const clock = fakeClock();
  let calls = 0;
  const call = throttle(clock, 50, () => calls++);
  call();
  expect(calls).toBe(1);
  call();
  call();
  expect(calls).toBe(1);
  await clock.advance(50);
  expect(calls).toBe(2);
  await clock.advance(500);
  expect(calls).toBe(2);
  call();
  expect(calls).toBe(3);
});

test('a call that was stopped does not happen', async () => {
  const clock = fakeClock();
  let calls = 0;
  const call = throttle(clock, 50, () => calls++);
  call();
  call();
  call.stop();
  await clock.advance(500);
  expect(calls).toBe(1);
});
