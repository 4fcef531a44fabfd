import { expect, test, vi } from 'vitest';
import type { Committed, Incoming } from '../model/incoming.ts';
import { AosError, problem } from '../model/problem.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { createCommitter } from './committer.ts';

const done: Committed = {
  added: [],
  redelivered: 0,
  late: [],
  firstAck: null,
  wanted: false,
  look: false,
  altered: false,
};

function setUp(commit: (group: Incoming[]) => Promise<Committed> = async () => done) {
  const clock = fakeClock();
  const abort = new AbortController();
  const stored: bigint[][] = [];
  const halted = vi.fn();
  const committer = createCommitter({
    commit,
    committed: (group) => stored.push(group.map((e) => e.seq)),
    halted,
    clock,
    groupSize: 4,
    groupWaitMs: 20,
    retryWaitMs: 2_000,
    signal: abort.signal,
  });
  const add = (...seqs: number[]) => {
    for (const n of seqs) committer.add(incoming({ seq: BigInt(n) }));
  };
  return { clock, abort, stored, halted, committer, add };
}

test('what comes after a quiet moment is stored at once, what comes right behind it together after the group wait', async () => {
  const { clock, stored, add } = setUp();
  add(1, 2);
  await clock.advance(0);
  expect(stored).toEqual([[1n, 2n]]);
  await clock.advance(5);
  add(3);
  await clock.advance(14);
  add(4);
  expect(stored).toHaveLength(1);
  await clock.advance(1);
  expect(stored).toEqual([
    [1n, 2n],
    [3n, 4n],
  ]);
  await clock.advance(20);
  add(5);
  await clock.advance(0);
  expect(stored.at(-1)).toEqual([5n]);
});

test('a full group is stored at once, and the order is kept over groups', async () => {
  const { clock, stored, add } = setUp();
  add(1, 2, 3, 4, 5, 6, 7, 8, 9);
  await settle();
  expect(stored).toEqual([
    [1n, 2n, 3n, 4n],
    // What gathered meanwhile.
    [5n, 6n, 7n, 8n, 9n],
  ]);
  await clock.advance(20);
  expect(stored.flat()).toHaveLength(9);
});

test('while the store refuses, the group is kept, the person is told, and it goes on by itself', async () => {
  const diskFull = problem('disk-full');
  let full = true;
  const { clock, stored, halted, add } = setUp(async () => {
    if (full) throw new AosError(diskFull);
    return done;
  });
  add(1, 2, 3, 4);
  await settle();
  add(5);
  await clock.advance(6_000);
  expect(stored).toEqual([]);
  expect(halted).toHaveBeenCalledWith(diskFull);
  full = false;
  await clock.advance(2_100);
  expect(stored).toEqual([[1n, 2n, 3n, 4n], [5n]]);
  expect(halted).toHaveBeenLastCalledWith(null);
});

test('what came while a group was stored is stored at once if it is half a group; less than that waits for more', async () => {
  const going: (() => void)[] = [];
  const { clock, stored, add } = setUp(() => new Promise((resolve) => going.push(() => resolve(done))));
  add(1, 2, 3, 4);
  add(5);
  going[0]?.();
  await settle();
  expect(going).toHaveLength(1);
  add(6, 7, 8);
  add(9, 10);
  going[1]?.();
  await settle();
  expect(going).toHaveLength(3);
  going[2]?.();
  await settle();
  add(11);
  await clock.advance(20);
  going[3]?.();
  await settle();
  expect(stored).toEqual([[1n, 2n, 3n, 4n], [5n, 6n, 7n, 8n], [9n, 10n], [11n]]);
});

test('one group is written at a time', async () => {
  const going: (() => void)[] = [];
  const { clock, stored, add } = setUp(() => new Promise((resolve) => going.push(() => resolve(done))));
  add(1, 2, 3, 4);
  add(5, 6, 7, 8);
  await clock.advance(100);
  expect(going).toHaveLength(1);
  going[0]?.();
  await settle();
  expect(stored).toHaveLength(1);
  expect(going).toHaveLength(2);
});

test('settled waits for everything, and a stop ends the waiting', async () => {
  const { committer, stored, add } = setUp();
  add(1, 2, 3, 4, 5);
  await committer.settled();
  expect(stored.flat()).toHaveLength(5);
  const refusing = setUp(async () => {
    throw new Error('no');
  });
  refusing.add(1);
  const settled = refusing.committer.settled();
  await settle();
  refusing.abort.abort();
  await settled;
  expect(refusing.stored).toEqual([]);
});
