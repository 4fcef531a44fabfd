import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createSettling } from './settling.ts';

const run = (first: number) => ({ first, last: first, subscription: 1 });

function setUp() {
  const clock = fakeClock();
  const settled: number[] = [];
  const fault: { error: Error | null } = { error: null };
  const settling = createSettling(clock, {
    async settleAcks(runs) {
      if (fault.error) throw fault.error;
      settled.push(...runs.map(({ first }) => first));
    },
  });
  return { clock, settled, fault, settling };
}

test('acks leave the outbox with the next commit, and then not once more', async () => {
  const { clock, settled, settling } = setUp();
  settling.add([run(1)]);
  settling.add([run(5)]);
  expect(settling.take()).toEqual([run(1), run(5)]);
  await clock.advance(1_000);
  expect(settled).toEqual([]);
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
