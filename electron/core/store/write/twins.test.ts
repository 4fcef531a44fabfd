import { expect, test } from 'vitest';
import { everything } from '../../model/event.ts';
import type { Incoming } from '../../model/incoming.ts';
import { incoming } from '../../testing/messages.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';

const T = 1_780_000_000_000_000_000n;
const MS = 1_000_000n;
const at = (seq: number, ms: number, change: Partial<Incoming> = {}): Incoming =>
  incoming({ seq: BigInt(seq), time: T + BigInt(ms) * MS, checksum: 'abc', ...change });

const rows = ({ reader }: TestStore) => reader.feedPage(everything, 0, 100);

test.each([
  ['in one group', [[at(1, 0), at(2, 5)]]],
  ['one after the other', [[at(1, 0)], [at(2, 5)]]],
  ['the later one first, in one group', [[at(2, 5), at(1, 0)]]],
  ['the later one first', [[at(2, 5)], [at(1, 0)]]],
])('two updates of the same content moments apart are one row that says so: %s', (_, groups) => {
  using store = testStore();
  const added = groups.flatMap((group) => store.writer.commit(group).added);
  expect(added).toHaveLength(1);
  expect(rows(store)).toMatchObject([{ updates: 2 }]);
  expect(store.writer.totals()).toMatchObject({ events: 1, unread: 1, redelivered: 0 });
  // Each is acked.
  expect(store.writer.nextAcks(9)).toHaveLength(2);
});

test.each<[string, Partial<Incoming>, number]>([
  ['another action', { action: 1 }, 5],
  ['another content', { checksum: 'def' }, 5],
  ['another resource', { resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ1' }, 5],
  ['another stream', { stream: 'OTHER' }, 5],
  ['a second later', {}, 1_000],
  ['an action this version does not know', { action: 0 }, 5],
])('%s is another event', (_, change, ms) => {
  using store = testStore();
  const first = change.action === 0 ? at(1, 0, { action: 0 }) : at(1, 0);
  expect(store.writer.commit([first, at(2, ms, change)]).added).toHaveLength(2);
});

test('users’ own events are never taken for one another', () => {
  using store = testStore();
  const own = { subject: 5, resourceId: null, checksum: '' };
  expect(store.writer.commit([at(1, 0, own), at(2, 5, own)]).added).toHaveLength(2);
});

test('only updates are counted: how often a creation was told means nothing', () => {
  using store = testStore();
  store.writer.commit([at(1, 0, { action: 1 }), at(2, 5, { action: 1 })]);
  expect(rows(store)).toHaveLength(1);
  expect(rows(store)[0]?.updates).toBeUndefined();
});

test('a twin that comes again is known by its own identity, acked, and neither a row nor a banner', () => {
  using store = testStore();
  const { writer } = store;
  writer.commit([at(1, 0), at(2, 5)]);
  const again = writer.commit([at(2, 5, { delivered: 2 }), at(1, 0, { delivered: 3 })]);
  expect(again).toMatchObject({ added: [], redelivered: 2, late: [], altered: false });
  expect(rows(store)).toMatchObject([{ updates: 2 }]);
  expect(store.reader.feedDetail(ACCOUNT, 1).delivered).toBe(3);
  expect(writer.nextAcks(9)).toHaveLength(4);
});

test('a screen is told that a row of before is several updates now', () => {
  using store = testStore();
  expect(store.writer.commit([at(1, 0)]).altered).toBe(false);
  expect(store.writer.commit([at(2, 5)]).altered).toBe(true);
  expect(store.writer.commit([at(3, 9_000), at(4, 9_005)])).toMatchObject({
    altered: false,
    added: [{ at: 0 }],
  });
  expect(rows(store)[0]?.updates).toBe(2);
});

test('after a restart between the two, the second one finds the first in the table', () => {
  using store = testStore();
  store.writer.commit([at(1, 0)]);
  store.restart();
  expect(store.writer.commit([at(2, 5)]).added).toEqual([]);
  expect(store.writer.commit([at(3, 7), at(2, 5), at(1, 0)]).added).toEqual([]);
  expect(rows(store)).toMatchObject([{ updates: 3 }]);
  store.restart();
  expect(store.writer.commit([at(3, 7, { delivered: 2 })])).toMatchObject({ added: [], redelivered: 1 });
  expect(store.writer.totals().events).toBe(1);
});

test('a group that could not be stored leaves nothing behind: tried again it is one row', () => {
  using store = testStore();
  const { writer, db } = store;
  db.exec("CREATE TRIGGER refuse BEFORE INSERT ON twin BEGIN SELECT RAISE(ABORT, 'no'); END");
  expect(() => writer.commit([at(1, 0), at(2, 5)])).toThrow('no');
  db.exec('DROP TRIGGER refuse');
  expect(writer.commit([at(1, 0), at(2, 5)]).added).toHaveLength(1);
  expect(rows(store)).toMatchObject([{ updates: 2 }]);
});

test('what comes long after newer events finds its twin all the same', () => {
  using store = testStore();
  const { writer } = store;
  writer.commit([at(1, 0)]);
  for (let n = 0; n < 50; n++) writer.commit([at(100 + n, 10_000 + n * 3_000)]);
  expect(writer.commit([at(2, 5)]).added).toEqual([]);
  expect(rows(store)).toHaveLength(51);
});

test('a new name in between changes nothing', () => {
  using store = testStore();
  const { writer } = store;
  writer.commit([at(1, 0)]);
  writer.missingResources(['01JABCDEFGHJKMNPQRSTVWXYZ0'], 0);
  expect(writer.commit([at(2, 5)]).added).toEqual([]);
});

test('a row never spans a second, however closely updates follow each other', () => {
  using store = testStore();
  const { added } = store.writer.commit([at(1, 0), at(2, 600), at(3, 1_200), at(4, 1_800)]);
  expect(added).toHaveLength(2);
  expect(rows(store).map(({ updates }) => updates)).toEqual([2, 2]);
});

test('through another subscription it belongs to that one too, unread there as long as it is', () => {
  using store = testStore();
  const { writer } = store;
  for (const userId of ['a', 'b', 'c']) writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
  writer.commit([at(1, 0), at(2, 5, { subscription: 2 })]);
  writer.markRead([1], true);
  writer.commit([at(3, 7, { subscription: 3 })]);
  expect(rows(store)[0]?.subscriptions.toSorted()).toEqual(['1', '2', '3']);
  expect(writer.subscriptions().map(({ delivered, unread }) => [delivered, unread])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
});

test('a first sight of a twin that had been delivered before is told: something was lost on the way', () => {
  using store = testStore();
  store.writer.commit([at(1, 0)]);
  expect(store.writer.commit([at(2, 5, { delivered: 2 })]).late).toEqual([1]);
});

test('what is taken away takes the identities of its twins along', () => {
  using store = testStore();
  const { writer, db } = store;
  writer.commit([at(1, 0, { reply: null }), at(2, 5, { reply: null })]);
  writer.markRead([1], true);
  expect(writer.trim(1_790_000_000_000, 10)).toBe(1);
  expect(db.prepare('SELECT count(*) AS n FROM twin').get()).toEqual({ n: 0 });
});

test('it stays as long as the ack of one of its twins has not reached the server', () => {
  using store = testStore();
  store.writer.commit([at(1, 0, { reply: null }), at(2, 5)]);
  store.writer.markRead([1], true);
  expect(store.writer.trim(1_790_000_000_000, 10)).toBe(0);
});

const found = (change: Partial<Incoming> = {}) =>
  at(7, 60_000, { stream: 'deleted.found', action: 4, checksum: '', reply: null, ...change });

test.each([
  ['found, then told', [found(), at(1, 90_000, { action: 4 })]],
  ['told, then found', [at(1, 0, { action: 4 }), found()]],
  ['found twice', [found(), found({ time: T, subscription: 2 })]],
])('a deletion is one event, by whatever way it became known: %s', (_, deliveries) => {
  for (const groups of [[deliveries], deliveries.map((one) => [one])]) {
    using store = testStore();
    const added = groups.flatMap((group) => store.writer.commit(group).added);
    expect(added).toHaveLength(1);
    expect(rows(store)).toMatchObject([{ action: 'deleted' }]);
  }
});

test('a deletion that was found is not told again after its event was taken away', () => {
  using store = testStore();
  const { writer } = store;
  writer.addSubscription(
    {
      kind: 'resource',
      resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ0',
      resourceKind: 'object',
      subresources: false,
    },
    { from: 'now' },
    0,
  );
  writer.commit([found()]);
  writer.markRead([1], true);
  expect(writer.trim(1_790_000_000_000, 10)).toBe(1);
  expect(writer.commit([found()]).added).toEqual([]);
});
