import { expect, test } from 'vitest';
import { defaultTiming } from '../base/timing.ts';
import type { EngineChange } from '../model/change.ts';
import type { Session } from '../session/session.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { openInbox } from '../testing/harness.ts';
import { createInboxes } from './inboxes.ts';
import type { Registry } from './registry.ts';

/** Two accounts with this many open notifications each; the disk of the second one may be full. */
function setUp(count: number, isFull = false) {
  const steps: number[] = [];
  const undone: string[] = [];
  const changes: EngineChange[] = [];
  const account = (id: string) =>
    ({
      id,
      async leaveInbox(ids: readonly string[]) {
        if (isFull && id === 'two') throw new Error('full');
        steps.push(ids.length);
        return ids.length;
      },
      followBulk: async (bulk: string) => [
        { bulk, account: id, total: count, settled: 0, failed: 0, undoUntil: 0 },
      ],
      async undo() {
        undone.push(id);
        return count;
      },
    }) as unknown as Session;
  const sessions = [account('one'), account('two')];
  const ids = Array.from({ length: count }, (_, n) => String(n));
  const read = {
    inboxEnd: async () => count,
    asked: [] as string[],
    inboxRepeats: async () => [],
    async inboxStep(account: string, _query: unknown, step: { after: number; limit: number }) {
      if (step.after === 0) read.asked.push(account);
      return ids.slice(step.after, step.after + step.limit).map((id) => ({ id, row: Number(id) + 1 }));
    },
  };
  const session = (id: string) => sessions.find((one) => one.id === id);
  const registry = { read: () => read, sessions: () => sessions, session };
  const inboxes = createInboxes(
    registry as unknown as Registry,
    { clock: fakeClock(), undoMs: () => defaultTiming.undo },
    (change) => changes.push(change),
  );
  return { inboxes, steps, undone, changes, read };
}

test('a hundred thousand in each of two accounts go in steps, and are reported once, all parts together', async () => {
  const { inboxes, steps, changes } = setUp(100_000);
  const { bulk, count } = await inboxes.acknowledge(openInbox);
  expect(count).toBe(200_000);
  expect(steps).toEqual(Array.from({ length: 40 }, () => 5_000));
  expect(changes.map(({ bulks }) => bulks.map((part) => [part.account, part.bulk]))).toEqual([
    [
      ['one', bulk],
      ['two', bulk],
    ],
  ]);
});

test('what one account cannot store is acknowledged in none', async () => {
  const { inboxes, undone, changes } = setUp(3, true);
  await expect(inboxes.acknowledge(openInbox)).rejects.toThrow('full');
  expect(undone).toEqual(['one', 'two']);
  expect(changes).toEqual([]);
});

test('all of a query and some others are one bulk', async () => {
  const { inboxes, steps, read } = setUp(3);
  const { count } = await inboxes.acknowledge({
    all: { ...openInbox, account: 'one' },
    and: [{ account: 'two', id: '7' }],
  });
  expect(count).toBe(4);
  expect(steps).toEqual([3, 1]);
  expect(read.asked).toEqual(['one']);
});
