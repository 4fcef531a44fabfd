import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { unreachableAlert } from './alerts.ts';
import { createTroubles, type Finding } from './troubles.ts';

const alert = unreachableAlert('a', 'Uni', null);
const minute = 60_000;

function setUp() {
  const clock = fakeClock();
  const told: string[] = [];
  let is: Finding['is'] | null = 'well';
  const troubles = createTroubles({
    clock,
    find: () => (is === null ? [] : [{ is, afterMs: minute, alert }]),
    raise: ({ key }) => told.push(key),
    over: () => told.push('over'),
  });
  const now = (next: Finding['is'] | null) => {
    is = next;
    troubles.look();
  };
  return { clock, told, now, troubles };
}

test('a trouble that lasts for its time is told once, and when it is over', async () => {
  const { clock, told, now } = setUp();
  now('bad');
  await clock.advance(minute - 1);
  expect(told).toEqual([]);
  await clock.advance(5_001);
  expect(told).toEqual([alert.key]);
  await clock.advance(60 * minute);
  expect(told).toEqual([alert.key]);
  now('well');
  expect(told).toEqual([alert.key, 'over']);
  await clock.advance(6 * minute);
  expect(clock.timers).toBe(0);
  now('bad');
  await clock.advance(minute + 5_000);
  expect(told).toEqual([alert.key, 'over', alert.key]);
});

test('what is over before its time is not told', async () => {
  const { clock, told, now } = setUp();
  for (let n = 0; n < 10; n++) {
    now('bad');
    await clock.advance(minute / 2);
    now('well');
    await clock.advance(minute / 2);
  }
  expect(told).toEqual([]);
});

test('what comes and goes is told once, until it has been well for five minutes, or lasts as long', async () => {
  const { clock, told, now } = setUp();
  now('bad');
  await clock.advance(2 * minute);
  for (let n = 0; n < 5; n++) {
    now('well');
    await clock.advance(minute);
    now('bad');
    await clock.advance(2 * minute);
  }
  expect(told).toEqual([alert.key, 'over']);
  await clock.advance(4 * minute);
  expect(told).toEqual([alert.key, 'over', alert.key]);
});

test('while it is tried again time goes on, and without a network it stands still', async () => {
  const { clock, told, now } = setUp();
  now('bad');
  await clock.advance(minute / 2);
  now('stopped');
  await clock.advance(10 * minute);
  expect(told).toEqual([]);
  now('still');
  await clock.advance(minute);
  expect(told).toEqual([alert.key]);
});

test('time in which the computer sleeps does not count, and a wake gives the whole time again', async () => {
  const clock = fakeClock();
  // Where the clock goes on during sleep, as on Windows, timers fire late.
  let slept = 0;
  const told: string[] = [];
  const troubles = createTroubles({
    clock: { ...clock, monotonic: () => clock.monotonic() + slept },
    find: () => [{ is: 'bad', afterMs: minute, alert }],
    raise: ({ key }) => told.push(key),
    over: () => told.push('over'),
  });
  troubles.look();
  await clock.advance(minute / 2);
  slept = 8 * 60 * minute;
  await clock.advance(5_000);
  expect(told).toEqual([]);
  troubles.woke();
  await clock.advance(minute - 5_000);
  expect(told).toEqual([]);
  await clock.advance(10_000);
  expect(told).toEqual([alert.key]);
});

test('a trouble whose account is removed or paused is over', async () => {
  const { clock, told, now } = setUp();
  now('bad');
  await clock.advance(2 * minute);
  now(null);
  expect(told).toEqual([alert.key, 'over']);
  expect(clock.timers).toBe(0);
});
