import { Code, ConnectError } from '@connectrpc/connect';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import type { BulkView, Decision } from '../model/notification.ts';
import { problem } from '../model/problem.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { fetchedNotification } from '../testing/notifications.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import type { AosApi } from '../transport/api.ts';
import { createBulks } from './bulks.ts';
import { createSender } from './sender.ts';
import { createUndoing } from './undoing.ts';

const open: { abort: AbortController; store: TestStore }[] = [];
afterEach(async () => {
  for (const { abort, store } of open.splice(0)) {
    abort.abort();
    await new Promise((resolve) => setImmediate(resolve));
    store[Symbol.dispose]();
  }
});

/** Time for undo, ms. */
const UNDO_MS = 6_000;

const id = (n: number) => `01JABCDEFGHJKMNPQRSTV${String(n).padStart(5, '0')}`;
const fetched = (n: number) =>
  fetchedNotification({
    id: id(n),
    kind: 1,
    time: n,
    message: `m${n}`,
  });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** An inbox of n over a real store, and a server that deletes, or refuses as told. */
function setUp(
  n: number,
  refuse: (ids: string[]) => void = () => {},
  given?: { store: TestStore; clock: FakeClock },
) {
  const store = given?.store ?? testStore();
  const clock = given?.clock ?? fakeClock();
  const abort = new AbortController();
  open.push({ abort, store });
  const server = new Set(range(1, n).map(id));
  const calls: string[][] = [];
  const users = {
    async acknowledgePersonalNotifications({ notificationIds }: { notificationIds: string[] }) {
      calls.push(notificationIds);
      expect(notificationIds).not.toEqual([]);
      refuse(notificationIds);
      for (const one of notificationIds) server.delete(one);
      return {};
    },
  };
  const reports: BulkView[][] = [];
  let next = 0;
  const retry = {
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake: createBell(),
    signal: abort.signal,
  };
  const undoing = createUndoing({ ...retry, store: store.remote });
  const bulks = createBulks({
    account: 'a',
    undoing,
    store: store.remote,
    clock,
    undoMs: () => UNDO_MS,
    changed: (list) => reports.push(list),
  });
  const sender = createSender({
    api: { users, server: 'aos' } as unknown as AosApi,
    store: store.remote,
    heldMs: bulks.heldMs,
    undoMs: () => UNDO_MS,
    progressed: () => void bulks.report(),
    tried: () => {},
    granted: () => {},
    ...retry,
  });
  if (!given) store.writer.putNotifications(range(1, n).map(fetched), 0);
  void sender.run();
  const acknowledge = async (ids: number[], decision: Decision = { is: 'acknowledge' }) => {
    const bulk = `bulk${next++}`;
    const count = await bulks.leave(
      ids.map(id),
      bulk,
      { decidedAt: clock.now(), undoUntil: clock.now() + UNDO_MS },
      decision,
    );
    await bulks.follow(bulk, clock.now() + UNDO_MS);
    sender.kick();
    return { bulk, count };
  };
  const states = () =>
    Object.fromEntries(
      (store.db.prepare('SELECT id, state FROM notification').all() as { id: string; state: string }[]).map(
        (r) => [Number(r.id.slice(-5)), r.state],
      ),
    );
  const refresh = () =>
    store.writer.putNotifications(
      [...server].map((s) => fetched(Number(s.slice(-5)))),
      0,
    );
  return {
    store,
    clock,
    abort,
    server,
    calls,
    bulks,
    undoing,
    sender,
    acknowledge,
    states,
    refresh,
    reports,
  };
}

test('nothing is sent before the time for undo is over, and an undo sends nothing at all', async () => {
  const { clock, acknowledge, bulks, calls, states } = setUp(3);
  const { bulk, count } = await acknowledge([1, 2]);
  expect(count).toBe(2);
  await clock.advance(5_900);
  expect(calls).toEqual([]);
  expect(await bulks.undo(bulk)).toBe(2);
  await clock.advance(60_000);
  expect(calls).toEqual([]);
  expect(Object.values(states())).toEqual(['open', 'open', 'open']);
});

test('a large bulk goes in chunks of 200, is followed to its end, and cannot be undone half-way', async () => {
  const { clock, acknowledge, bulks, calls, server, reports } = setUp(450);
  const { bulk } = await acknowledge(range(1, 450));
  await clock.advance(6_000);
  await clock.advance(0);
  expect(calls.map((c) => c.length)).toEqual([200, 200, 50]);
  expect(server.size).toBe(0);
  expect(reports.flat().at(-1)).toMatchObject({
    account: 'a',
    bulk: 'bulk0',
    total: 450,
    settled: 450,
    failed: 0,
  });
  expect(await bulks.undo(bulk)).toBe(0);
});

test('an undo is carried out in steps; one that a crash ends counts at once, sends nothing, and is finished afterwards', async () => {
  const { store, clock, acknowledge, bulks, undoing, states, sender, calls, reports } = setUp(2_500);
  const { bulk } = await acknowledge(range(1, 2_500));
  const stepping = bulks.undo(bulk);
  await bulks.report();
  expect(reports.flat().filter((one) => one.bulk === bulk)).toEqual([]);
  expect(await stepping).toBe(2_500);
  expect(new Set(Object.values(states()))).toEqual(new Set(['open']));

  const { bulk: second } = await acknowledge(range(1, 2_500));
  expect(store.writer.beginUndo(second)).toBe(true);
  expect(store.writer.undoStep(second)).toBeLessThan(2_500);
  store.restart();
  sender.hurry();
  await clock.advance(60_000);
  expect(calls).toEqual([]);
  await expect(undoing.finish()).resolves.toBeGreaterThan(0);
  expect(new Set(Object.values(states()))).toEqual(new Set(['open']));
  expect(await undoing.finish()).toBe(0);
  // Another decision is sent as ever.
  await acknowledge([1]);
  sender.kick();
  await clock.advance(6_000);
  expect(calls).toEqual([[id(1)]]);
});

test.each([
  ['no such id', Code.InvalidArgument],
  [
    'Failed to acknowledge personal notifications : status: InvalidArgument, message: "Invalid notification id format"',
    Code.Internal,
  ],
])('one the server refuses fails alone, with the reason, and the rest settle (%s)', async (said, code) => {
  const { clock, acknowledge, states, store } = setUp(20, (ids) => {
    if (ids.includes(id(7))) throw new ConnectError(said, code);
  });
  await acknowledge(range(1, 20));
  await clock.advance(6_000);
  await clock.advance(0);
  const { 7: seventh, ...others } = states();
  expect(seventh).toBe('failed');
  expect(new Set(Object.values(others))).toEqual(new Set(['settled']));
  const failed = store.db.prepare("SELECT reason FROM notification WHERE state = 'failed'").get() as {
    reason: string;
  };
  expect(JSON.parse(failed.reason)).toEqual(problem('refused-by-server', { server: 'aos' }));
});

test('a server that fails half-way through a bulk: the rest follows, nothing stays between', async () => {
  let calls = 0;
  const { clock, acknowledge, states, server } = setUp(500, () => {
    if (++calls === 2) throw new ConnectError('gone', Code.Unavailable);
  });
  await acknowledge(range(1, 500));
  await clock.advance(6_000);
  expect(server.size).toBe(300);
  await clock.advance(60_000);
  expect(server.size).toBe(0);
  expect(new Set(Object.values(states()))).toEqual(new Set(['settled']));
});

test('a refresh in between brings none back, not while it leaves and not after it went', async () => {
  const { clock, acknowledge, states, refresh } = setUp(3);
  await acknowledge([1]);
  refresh();
  expect(states()[1]).toBe('leaving');
  await clock.advance(6_100);
  expect(states()[1]).toBe('settled');
  // A list that was under way while the acknowledgement was: it still has what is gone.
  refresh();
  expect(states()[1]).toBe('settled');
});

test('a late list that still has an acknowledged one does not bring it back', async () => {
  const { clock, acknowledge, states, store } = setUp(3);
  await acknowledge([1]);
  await clock.advance(6_100);
  store.writer.putNotifications([1, 2, 3].map(fetched), 0);
  expect(states()).toEqual({ 1: 'settled', 2: 'open', 3: 'open' });
});

test('one that was missing from a list by mistake is open again when a list has it', () => {
  const { store, states } = setUp(2);
  store.writer.putNotifications([], 1);
  expect(states()).toEqual({ 1: 'settled', 2: 'settled' });
  expect(store.writer.putNotifications([fetched(1), fetched(1)], 2)).toEqual([]);
  expect(states()).toEqual({ 1: 'open', 2: 'settled' });
});

test('quitting inside the time for undo: it is written down, and sent at once when hurried', async () => {
  const { clock, acknowledge, sender, calls } = setUp(5);
  await acknowledge([1, 2, 3, 4, 5]);
  sender.hurry();
  await clock.advance(0);
  expect(calls).toEqual([[1, 2, 3, 4, 5].map(id)]);
});

test('the wall clock is set back while it waits: it is still sent', async () => {
  const { clock, acknowledge, server } = setUp(1);
  await acknowledge([1]);
  clock.shift(-86_400_000);
  await clock.advance(7_000);
  expect(server.size).toBe(0);
});

const step = fc.oneof(
  fc.record({
    do: fc.constant('acknowledge' as const),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({ do: fc.constant('undo' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 8_000 }) }),
  fc.record({ do: fc.constant('refresh' as const) }),
);

test('whatever is done in whatever order: each id ends open, settled or failed, as the server has it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 15 }),
      fc.array(fc.boolean(), { maxLength: 8 }),
      fc.integer({ min: 1, max: 30 }),
      async (steps, outages, refused) => {
        const plan = [...outages];
        const { clock, acknowledge, bulks, refresh, states, server } = setUp(30, (ids) => {
          if (plan.shift()) throw new ConnectError('away', Code.Unavailable);
          if (ids.includes(id(refused))) throw new ConnectError('no', Code.InvalidArgument);
        });
        const begun: string[] = [];
        for (const s of steps) {
          if (s.do === 'acknowledge') begun.push((await acknowledge(s.ids)).bulk);
          else if (s.do === 'undo') await bulks.undo(begun[s.which] ?? 'none');
          else if (s.do === 'wait') await clock.advance(s.ms);
          else refresh();
        }
        for (let i = 0; i < 8; i++) await clock.advance(60_000);
        for (const [n, state] of Object.entries(states())) {
          expect(['open', 'settled', 'failed']).toContain(state);
          expect(server.has(id(Number(n)))).toBe(state !== 'settled');
        }
      },
    ),
    { numRuns: 15 },
  );
}, 30_000);
