import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createCheckpoint } from './checkpoint.ts';

function setUp() {
  const clock = fakeClock();
  const reached: bigint[] = [];
  return { clock, reached, checkpoint: createCheckpoint(clock, 60_000, (time) => reached.push(time)) };
}

test('what was stored counts after two ack waits without anything late, and not before', async () => {
  const { clock, reached, checkpoint } = setUp();
  checkpoint.stored(10n);
  await clock.advance(59_000);
  checkpoint.stored(20n);
  expect(reached).toEqual([]);
  await clock.advance(1_000);
  checkpoint.stored(30n);
  // Not 30: what lies between may still come.
  expect(reached).toEqual([10n]);
  await clock.advance(60_000);
  checkpoint.stored(40n);
  expect(reached).toEqual([10n, 30n]);
});

test('something late starts the waiting over: there was a gap', async () => {
  const { clock, reached, checkpoint } = setUp();
  checkpoint.stored(10n);
  await clock.advance(59_000);
  checkpoint.late();
  checkpoint.stored(5n);
  await clock.advance(59_000);
  checkpoint.stored(11n);
  expect(reached).toEqual([]);
  await clock.advance(1_000);
  checkpoint.stored(12n);
  expect(reached).toEqual([10n]);
});

test('a reopened stream starts the waiting over', async () => {
  const { clock, reached, checkpoint } = setUp();
  checkpoint.stored(10n);
  await clock.advance(30_000);
  checkpoint.opened();
  await clock.advance(59_000);
  checkpoint.stored(20n);
  expect(reached).toEqual([]);
});

test('it never goes back', async () => {
  const { clock, reached, checkpoint } = setUp();
  checkpoint.stored(100n);
  checkpoint.stored(50n);
  await clock.advance(60_000);
  checkpoint.stored(60n);
  expect(reached).toEqual([100n]);
});
