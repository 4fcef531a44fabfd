import { expect, test } from 'vitest';
import { everything, type FeedQuery } from '../../model/event.ts';
import type { Incoming } from '../../model/incoming.ts';
import { incoming } from '../../testing/messages.ts';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';

const T = 1_780_000_000_000_000_000n;
const id = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const PROJECT = id(900);
const DATASET = id(901);
const CREATED = 1;
const UPDATED = 3;
const DELETED = 4;

let seq = 0n;
const event = (ms: number, change: Partial<Incoming>): Incoming =>
  incoming({ seq: ++seq, time: T + BigInt(ms) * 1_000_000n, checksum: `${seq}`, ...change });
const child = (ms: number, n = 1, change: Partial<Incoming> = {}) =>
  event(ms, { action: CREATED, subject: 4, resourceId: id(n), ...change });
const parent = (ms: number, change: Partial<Incoming> = {}) =>
  event(ms, { action: UPDATED, subject: 3, resourceId: DATASET, ...change });

const resource = (resourceId: string, kind: number, inside: string | null) =>
  knownResource({
    id: resourceId,
    kind,
    name: resourceId.slice(-3),
    parent: inside,
  });
const PLACES = [resource(PROJECT, 1, null), resource(DATASET, 3, PROJECT)];

function setUp(): TestStore {
  const store = testStore();
  store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  store.writer.addSubscription({ kind: 'user', userId: 'b' }, { from: 'now' }, 0);
  store.writer.putResources(PLACES, 0);
  return store;
}

const hidden: FeedQuery = { ...everything, derived: false };
const shownActions = ({ reader }: TestStore) => reader.feedPage(hidden, 0, 100).map((row) => row.action);

test.each<[string, (store: TestStore) => void]>([
  [
    'the creation first',
    ({ writer }) => {
      writer.commit([child(0)]);
      writer.putResources([resource(id(1), 4, DATASET)], 0);
      writer.commit([parent(20)]);
    },
  ],
  [
    'the update first',
    ({ writer }) => {
      writer.putResources([resource(id(1), 4, DATASET)], 0);
      writer.commit([parent(0)]);
      writer.commit([child(20)]);
    },
  ],
  [
    'both in one group',
    ({ writer }) => {
      writer.putResources([resource(id(1), 4, DATASET)], 0);
      writer.commit([parent(20), child(0)]);
    },
  ],
  [
    'where it lies is known last',
    ({ writer }) => {
      writer.commit([parent(20), child(0)]);
      writer.putResources([resource(id(1), 4, DATASET)], 0);
    },
  ],
])('an update that follows from a creation inside can be hidden: %s', (_, happen) => {
  using store = setUp();
  happen(store);
  expect(shownActions(store)).toEqual(['created']);
  expect(store.reader.feedPage(everything, 0, 9)).toHaveLength(2);
  expect(store.reader.feedCount(hidden)).toMatchObject({ total: 1, unread: 1, rows: 1 });
  expect(store.reader.feedCount(everything)).toMatchObject({ total: 2, unread: 2 });
  expect(store.writer.totals()).toMatchObject({ events: 2, unread: 2, unreadDerived: 1 });
});

test.each<[string, (store: TestStore) => void]>([
  ['a second and more apart', ({ writer }) => writer.commit([child(0), parent(1_000)])],
  [
    'of something else',
    ({ writer }) => writer.commit([child(0), parent(20, { resourceId: PROJECT, subject: 1 })]),
  ],
  [
    'after a change that is no creation',
    ({ writer }) => writer.commit([child(0, 1, { action: UPDATED }), parent(20)]),
  ],
])('an update stays in sight: %s', (_, happen) => {
  using store = setUp();
  store.writer.putResources([resource(id(1), 4, DATASET)], 0);
  happen(store);
  expect(shownActions(store)).toHaveLength(2);
});

test('a deletion inside explains an update too', () => {
  using store = setUp();
  store.writer.putResources([resource(id(1), 4, DATASET)], 0);
  store.writer.commit([parent(20)]);
  store.writer.commit([child(20, 1, { action: DELETED, stream: 'deleted.found', reply: null })]);
  expect(shownActions(store)).toEqual(['deleted']);
});

test('known to be derived when it is stored, it asks for no banner; known later, its decision stays until it is looked at', () => {
  using store = setUp();
  const { writer, reader } = store;
  writer.putResources([resource(id(1), 4, DATASET), resource(id(2), 4, DATASET)], 0);
  const { added } = writer.commit([child(0), parent(20)]);
  expect(added.map(({ derived }) => derived)).toEqual([false, true]);
  expect(reader.feedDetail(ACCOUNT, 2).why.decision).toBe('derived');
  writer.commit([parent(5_000)]);
  expect(writer.commit([child(5_020, 2)])).toMatchObject({ altered: true });
  expect(reader.feedDetail(ACCOUNT, 3).why.decision).toBe('banner');
  writer.silence([3], 'derived');
  expect(reader.feedDetail(ACCOUNT, 3).why.decision).toBe('derived');
});

test('unread counts of subscriptions follow: when it turns derived, when it comes through another one, when it is read', () => {
  using store = setUp();
  const { writer } = store;
  const counts = () => [...writer.totals().derivedOf];
  const late = parent(20);
  writer.commit([late, child(0)]);
  expect(counts()).toEqual([]);
  writer.putResources([resource(id(1), 4, DATASET)], 0);
  expect(counts()).toEqual([[1, 1]]);
  writer.commit([{ ...late, subscription: 2 }]);
  expect(counts()).toEqual([
    [1, 1],
    [2, 1],
  ]);
  writer.markRead([1], true);
  expect(counts()).toEqual([]);
  expect(writer.totals()).toMatchObject({ unread: 1, unreadDerived: 0 });
  writer.markRead([1], false);
  expect(writer.totals()).toMatchObject({ unread: 2, unreadDerived: 1 });
  writer.settleAcks([{ first: 1, last: 9, subscription: 1 }]);
  writer.markRead([1, 2], true);
  writer.trim(1_790_000_000_000, 10);
  expect(writer.totals()).toMatchObject({ events: 0, unread: 0, unreadDerived: 0 });
  expect(counts()).toEqual([]);
});

test('a burst is hidden whole or not at all: derived updates leave it, the others stay together', () => {
  using store = setUp();
  const { writer, reader } = store;
  const other = id(902);
  writer.putResources([resource(other, 3, PROJECT), resource(id(1), 4, DATASET)], 0);
  // The head of the burst is the one that turns out to be derived.
  writer.commit([parent(0), parent(2_000, { resourceId: other }), parent(4_000, { resourceId: other })]);
  const folded = { ...hidden, fold: true };
  expect(reader.feedPage(folded, 0, 9)).toMatchObject([{ burst: { events: 3 } }]);
  writer.commit([child(20)]);
  expect(reader.feedPage(folded, 0, 9).map((row) => [row.action, row.burst?.events])).toEqual([
    ['updated', 2],
    ['created', undefined],
  ]);
  // What comes now joins the one that took its place.
  writer.commit([parent(6_000, { resourceId: other })]);
  expect(reader.feedPage(folded, 0, 1)[0]?.burst?.events).toBe(3);
  expect(reader.feedCount(folded)).toMatchObject({ total: 4, rows: 2 });
  expect(reader.feedCount({ ...everything, fold: true })).toMatchObject({ total: 5, rows: 3 });
});
