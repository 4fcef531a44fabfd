import { expect, test } from 'vitest';
import type { AckRun } from '../store/write/write-acks.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { createSettling } from './settling.ts';

const run = (first: number) => ({ first, last: first, subscription: 1 });

function setUp() {
  const clock = fakeClock();
  const settled: number[] = [];
  const fault: { error: Error | null } = { error: null };
  let flushes = 0;
  const store = {
    async settleAcks(runs: readonly AckRun[]) {
      if (fault.error) throw fault.error;
      settled.push(...runs.map(({ first }) => first));
    },
  };
  const settling = createSettling(clock, store, () => flushes++);
  return { clock, settled, fault, settling, flushes: () => flushes };
}

test('acks leave the outbox with the next commit, and then not once more', async () => {
  const { clock, settled, settling } = setUp();
  settling.add([run(1)]);
  settling.add([run(5)]);
  expect(settling.take()).toEqual([run(1), run(5)]);
  await clock.advance(1_000);
  expect(settled).toEqual([]);
});

test('that they left without a commit is told, once they have', async () => {
  const { clock, fault, settling, flushes } = setUp();
  fault.error = new Error('disk full');
  settling.add([run(1)]);
  await clock.advance(100);
  expect(flushes()).toBe(0);
  fault.error = null;
  await clock.advance(100);
  expect(flushes()).toBe(1);
});

test('without a commit they leave it a moment later', async () => {
  const { clock, settled, settling } = setUp();
  settling.add([run(1)]);
  settling.add([run(2)]);
  expect(settled).toEqual([]);
  await clock.advance(100);
  expect(settled).toEqual([1, 2]);
});

test('what could not leave it is tried again', async () => {
  const { clock, settled, fault, settling } = setUp();
  settling.add([run(1)]);
  fault.error = new Error('disk full');
  await clock.advance(100);
  await expect(settling.flush()).rejects.toThrow('disk full');
  fault.error = null;
  await clock.advance(100);
  expect(settled).toEqual([1]);
});
