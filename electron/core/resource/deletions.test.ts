import { createClient, createRouterTransport } from '@connectrpc/connect';
import { expect, onTestFinished, test } from 'vitest';
import { SearchService } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { everything } from '../model/event.ts';
import { childId, parentUpdated, plant, searchService, startDeletions } from '../testing/deletions.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { asked } from '../testing/queries.ts';
import { ACCOUNT, testStore } from '../testing/store.ts';
import type { AosApi } from '../transport/api.ts';

function setUp(children: number) {
  const store = testStore();
  plant(store, children);
  const ids = Array.from({ length: children }, (_, n) => childId(n));
  const deleted = new Set<string>();
  const known = new Set(ids);
  const { routes, calls, state } = searchService(known, deleted);
  const search = createClient(SearchService, createRouterTransport(routes));
  const api = { search, server: 'aos' } as unknown as AosApi;
  const clock = fakeClock();
  let running = startDeletions(store, api, clock);
  onTestFinished(async () => {
    await running.stop();
    await new Promise((resolve) => setImmediate(resolve));
    store[Symbol.dispose]();
  });
  return {
    store,
    clock,
    calls,
    state,
    known,
    deleted,
    added: () => running.added(),
    updated(): void {
      store.writer.commit([parentUpdated(clock.now())]);
      running.kick();
    },
    async restart(): Promise<void> {
      await running.stop();
      await new Promise((resolve) => setImmediate(resolve));
      store.restart();
      running = startDeletions(store, api, clock);
    },
    rows: () => store.reader.feedPage(asked('action:deleted'), 0, 500),
  };
}

/** Calls take several turns of the event loop, each of which the clock stands still in. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let n = 0; n < 10; n++) await clock.advance(0);
  await clock.advance(ms);
  for (let n = 0; n < 30; n++) await clock.advance(1);
}

test('a child that is gone when its parent was updated is a deletion, with its last name and place, in what watches it', async () => {
  const { store, clock, deleted, updated, rows } = setUp(5);
  const at = clock.now();
  deleted.add(childId(3));
  updated();
  await pass(clock, 1_000);
  expect(rows()).toMatchObject([
    { resourceId: childId(3), name: 'object 0003', path: ['soil', 'raw'], subject: 'object', time: at },
  ]);
  expect(rows()[0]?.subscriptions.toSorted()).toEqual(['1', '2']);
  expect(store.reader.feedDetail(ACCOUNT, rows()[0]?.id ?? 0)).toMatchObject({
    deleted: true,
    why: { decision: 'banner' },
  });
  // The parent's update says nothing of its own any more.
  expect(store.reader.feedPage({ ...everything, derived: false }, 0, 9)).toHaveLength(1);
});

test('it is told once, however often its parent is updated, and also after a restart', async () => {
  const { clock, deleted, updated, rows, restart, added } = setUp(3);
  deleted.add(childId(1));
  updated();
  await pass(clock, 1_000);
  updated();
  await pass(clock, 6_000);
  expect(added()).toHaveLength(1);
  await restart();
  updated();
  await pass(clock, 10_000);
  expect(rows()).toHaveLength(1);
  expect(added()).toHaveLength(0);
});

test('a deletion that the server tells of by itself later is no second one', async () => {
  const { store, clock, deleted, updated, rows } = setUp(3);
  deleted.add(childId(1));
  updated();
  await pass(clock, 1_000);
  const told = incoming({
    seq: 900n,
    action: 4,
    resourceId: childId(1),
    time: BigInt(clock.now()) * 1_000_000n,
  });
  expect(store.writer.commit([told]).added).toEqual([]);
  expect(rows()).toHaveLength(1);
});

test('updates in quick succession are looked into once in 5 s', async () => {
  const { clock, calls, updated } = setUp(3);
  for (let n = 0; n < 40; n++) {
    updated();
    await clock.advance(250);
  }
  await pass(clock, 6_000);
  // 10 s of updates, and one look after the last.
  expect(calls.length).toBeGreaterThanOrEqual(2);
  expect(calls.length).toBeLessThanOrEqual(4);
});

test('updates that follow from creations are looked into once a minute', async () => {
  const { store, clock, calls, updated } = setUp(3);
  const upload = incoming({
    seq: 500n,
    action: 1,
    resourceId: childId(0),
    time: BigInt(clock.now()) * 1_000_000n,
  });
  store.writer.commit([upload]);
  updated();
  await pass(clock, 30_000);
  expect(calls).toHaveLength(0);
  await pass(clock, 31_000);
  expect(calls).toHaveLength(1);
});

test('as many updates are explained as there were deletions, each by one', async () => {
  const { store, clock, deleted, updated } = setUp(6);
  updated();
  await pass(clock, 1_000);
  for (const n of [1, 2, 4]) {
    deleted.add(childId(n));
    updated();
    await clock.advance(1_500);
  }
  await pass(clock, 6_000);
  const seen = store.reader.feedPage({ ...everything, derived: false }, 0, 20).map((row) => row.action);
  // The first update of all came before anything was deleted.
  expect(seen.toSorted()).toEqual(['deleted', 'deleted', 'deleted', 'updated']);
});

test('of many children at most 1,000 are asked after for one update, and all have their turn', async () => {
  const { clock, calls, deleted, updated, rows } = setUp(1_700);
  // Neither among the newest nor among those whose turn it is first.
  deleted.add(childId(900));
  for (let n = 0; n < 3; n++) {
    const before = calls.length;
    updated();
    await pass(clock, 6_000);
    expect(calls.slice(before).flat()).toHaveLength(1_000);
    if (n === 0) expect(rows()).toHaveLength(0);
  }
  expect(calls.every((ids) => ids.length <= 100)).toBe(true);
  expect(rows()).toHaveLength(1);
});

test('one id that the server refuses costs that id, and is not asked after again', async () => {
  const { clock, calls, known, deleted, updated, rows } = setUp(120);
  known.delete(childId(7));
  deleted.add(childId(8));
  updated();
  await pass(clock, 1_000);
  expect(rows()).toMatchObject([{ resourceId: childId(8) }]);
  const before = calls.length;
  updated();
  await pass(clock, 6_000);
  expect(calls.slice(before).flat()).not.toContain(childId(7));
  expect(calls).toHaveLength(before + 2);
});

test('a server that is away is asked again later, also after a restart', async () => {
  const { clock, state, deleted, updated, rows, restart } = setUp(3);
  state.away = true;
  deleted.add(childId(1));
  updated();
  await pass(clock, 3_000);
  expect(rows()).toHaveLength(0);
  await restart();
  state.away = false;
  await pass(clock, 60_000);
  expect(rows()).toHaveLength(1);
});

test('a deletion that came to light with a name is told too', async () => {
  const { store, clock, rows, restart } = setUp(2);
  const resource = {
    id: childId(1),
    kind: 4,
    name: 'reads',
    title: '',
    description: '',
    path: [],
    parent: null,
  };
  const rest = { size: null, permission: null, createdAt: null };
  store.writer.putResources([{ ...resource, ...rest, status: 'deleted', deleted: true }], 0);
  await restart();
  await pass(clock, 10);
  expect(rows()).toMatchObject([{ name: 'reads', path: ['soil', 'raw'] }]);
});

test('what nobody watches is told to nobody', async () => {
  const { store, clock, deleted, updated, rows, restart } = setUp(2);
  for (const id of [1, 2, 3]) store.writer.removeSubscription(id, 0);
  deleted.add(childId(1));
  updated();
  await pass(clock, 1_000);
  await restart();
  await pass(clock, 1_000);
  expect(rows()).toHaveLength(0);
});
