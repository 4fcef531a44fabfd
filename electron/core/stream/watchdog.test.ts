import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createWatchdog } from './watchdog.ts';

function setUp() {
  const clock = fakeClock();
  let still = 0;
  const expired: string[] = [];
  const seen = { ...clock, monotonic: () => clock.monotonic() + still };
  const dog = createWatchdog({
    clock: seen,
    silenceMs: 75_000,
    stallMs: 20_000,
    silent: () => expired.push('silent'),
    stalled: () => expired.push('stalled'),
  });
  const beat = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await clock.advance(5_000);
      dog.heartbeat();
    }
  };
  const stoodStill = (ms: number) => {
    still += ms;
  };
  return { clock, dog, expired, beat, stoodStill };
}

test('75 s without a word: silent, once', async () => {
  const { clock, expired } = setUp();
  await clock.advance(74_999);
  expect(expired).toEqual([]);
  await clock.advance(1);
  await clock.advance(1_000_000);
  expect(expired).toEqual(['silent']);
  expect(clock.timers).toBe(0);
});

test('heartbeats keep it alive while nothing waits', async () => {
  const { expired, beat } = setUp();
  await beat(20);
  expect(expired).toEqual([]);
});

test('heartbeats do not help when messages wait and none comes for 20 s', async () => {
  const { dog, expired, beat } = setUp();
  dog.message(10n);
  await beat(3);
  expect(expired).toEqual([]);
  await beat(4);
  expect(expired).toEqual(['stalled']);
});

test('messages that come keep it alive, and none waiting ends the suspicion', async () => {
  const { clock, dog, expired, beat } = setUp();
  for (let i = 0; i < 10; i++) {
    dog.message(5n);
    await clock.advance(15_000);
  }
  dog.message(0n);
  await beat(10);
  expect(expired).toEqual([]);
});

test('beating on for very long is no reason to give a stream up', async () => {
  const { expired, beat } = setUp();
  await beat(2_000);
  expect(expired).toEqual([]);
});

test('what the client itself holds back is not held against the server', async () => {
  const { clock, dog, expired } = setUp();
  dog.message(500n);
  dog.hold(true);
  await clock.advance(600_000);
  expect(expired).toEqual([]);
  dog.hold(false);
  await clock.advance(19_000);
  expect(expired).toEqual([]);
  await clock.advance(12_000);
  expect(expired).toEqual(['stalled']);
});

test('the time this process stood still is no silence, and counts for nothing', async () => {
  const { clock, dog, expired, stoodStill } = setUp();
  for (let i = 0; i < 40; i++) {
    await clock.advance(100);
    dog.message(1n);
  }
  stoodStill(60_000);
  await clock.advance(15_000);
  expect(expired).toEqual([]);
  await clock.advance(15_000);
  expect(expired).toEqual(['stalled']);
});

test('stopped, it says nothing and leaves no timer', async () => {
  const { clock, dog, expired } = setUp();
  dog.stop();
  await clock.advance(1_000_000);
  expect(expired).toEqual([]);
  expect(clock.timers).toBe(0);
});
