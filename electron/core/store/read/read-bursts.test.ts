import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everything, type FeedQuery } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, anyLanguage, type TestStore, testStore } from '../../testing/store.ts';
import { openReader, type Reader } from './reader.ts';

const START = 1_780_000_000_000;
const folded: FeedQuery = { ...everything, fold: true };
const queries: FeedQuery[] = [
  folded,
  asked('is:unread', { fold: true }),
  asked('is:read', { fold: true }),
  asked('action:updated', { fold: true }),
  asked('-action:updated -kind:dataset', { fold: true }),
  asked('in:2', { fold: true }),
  asked('-in:2', { fold: true }),
  asked('reads', { fold: true }),
  asked('-reads', { fold: true }),
  { ...folded, from: START + 40_000, to: START + 150_000 },
  asked('is:unread in:1', { fold: true, to: START + 90_000 }),
];

const ID = (n: number) => `01JABCDEFGHJKMNPQRSTVWX00${n}`;
const resource = (n: number, parent: string | null = n < 4 ? 'P' : 'Q') =>
  knownResource({
    id: ID(n),
    name: n % 2 ? `reads_${n}` : `graph_${n}`,
    path: ['soil'],
    parent,
  });

const commit = (store: TestStore, ...list: { n: number; seq: number; at: number; subscription?: number }[]) =>
  store.writer.commit(
    list.map(({ n, seq, at, subscription = 1 }) => ({
      ...incoming({ seq: BigInt(seq), resourceId: ID(n), action: seq % 3 === 0 ? 1 : 3 }),
      time: BigInt(START + at) * 1_000_000n,
      subscription,
      reply: null,
    })),
  );

/** Everything a list of these events would show, and whether it all agrees. */
function check(reader: Reader, query: FeedQuery): void {
  const matching = reader.feedPage({ ...query, fold: false }, 0, 500).map(({ id }) => id);
  const rows = reader.feedPage(query, 0, 500);
  const count = reader.feedCount(query);
  expect(count.total).toBe(matching.length);
  expect(count.rows).toBe(rows.length);
  expect(count.days.reduce((sum, day) => sum + day.count, 0)).toBe(rows.length);
  expect(count.days.reduce((sum, day) => sum + day.events, 0)).toBe(matching.length);
  const shown: number[] = [];
  for (const [at, row] of rows.entries()) {
    const head = { account: ACCOUNT, id: row.id };
    const members = row.burst ? reader.burstPage(query, head, 0, 500) : [row];
    shown.push(...members.map(({ id }) => id));
    expect(reader.feedPage(query, at, 1).map(({ id }) => id)).toEqual([row.id]);
    for (const [index, { id }] of members.entries()) {
      expect(reader.feedLocate(query, { account: ACCOUNT, id })).toBe(at);
      if (row.burst) expect(reader.burstLocate(query, { account: ACCOUNT, id })).toBe(index);
    }
    if (!row.burst) continue;
    expect(reader.burstPlaces(query, [head])).toEqual([{ place: at, events: members.length }]);
    expect(row.burst.events).toBe(members.length);
    expect(row.burst.unread).toBe(members.filter(({ read }) => !read).length);
    expect(row.burst.resources).toBe(new Set(members.map(({ resourceId }) => resourceId)).size);
    expect(new Set(reader.burstEvents(query, [head]).map(({ id }) => id))).toEqual(
      new Set(members.map(({ id }) => id)),
    );
  }
  expect(shown.sort((a, b) => a - b)).toEqual(matching.sort((a, b) => a - b));
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('commit' as const),
    group: fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 6 }),
        seq: fc.integer({ min: 1, max: 60 }),
        at: fc.integer({ min: 0, max: 200_000 }),
        subscription: fc.constantFrom(1, 2),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  fc.record({ do: fc.constant('learn' as const), n: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    do: fc.constant('mark' as const),
    ids: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
    read: fc.boolean(),
  }),
  fc.record({ do: fc.constant('trim' as const), before: fc.integer({ min: 0, max: 200_000 }) }),
);

test('folded, each event that matches is in exactly one row, whatever the filter and whatever happens', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      using store = testStore();
      const { writer, reader } = store;
      for (const userId of ['a', 'b']) writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
      for (const s of steps) {
        if (s.do === 'commit') commit(store, ...s.group);
        else if (s.do === 'learn') writer.putResources([resource(s.n)], 0);
        else if (s.do === 'mark') writer.markRead(s.ids, s.read);
        else writer.trim(START + s.before, 4);
        for (const query of queries) check(reader, query);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('the same action in one place within a minute is one row, where its first event was', () => {
  using store = testStore();
  store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  store.writer.putResources(
    [1, 2, 3, 5].map((n) => resource(n)),
    0,
  );
  commit(
    store,
    { n: 1, seq: 1, at: 0 },
    { n: 5, seq: 2, at: 1_000 },
    { n: 2, seq: 4, at: 30_000 },
    { n: 3, seq: 5, at: 60_000 },
    { n: 2, seq: 7, at: 60_001 },
  );
  const rows = store.reader.feedPage(folded, 0, 10);
  expect(rows.map(({ id, burst }) => [id, burst?.events])).toEqual([
    [5, undefined],
    [2, undefined],
    [1, 3],
  ]);
  expect(store.reader.feedPage(everything, 0, 10)).toHaveLength(5);
});

test('events whose names come later are folded then, in whatever order the names come', () => {
  using store = testStore();
  store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  commit(store, { n: 1, seq: 1, at: 0 }, { n: 2, seq: 2, at: 10 }, { n: 3, seq: 4, at: 20 });
  expect(store.reader.feedCount(folded).rows).toBe(3);
  store.writer.putResources([resource(3)], 0);
  expect(store.reader.feedCount(folded).rows).toBe(3);
  store.writer.putResources([resource(2), resource(1)], 0);
  expect(store.reader.feedCount(folded)).toMatchObject({ rows: 1, total: 3 });
  check(store.reader, folded);
});

test('what is in no place is not folded', () => {
  using store = testStore();
  store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  store.writer.putResources([resource(1, null), resource(2, null)], 0);
  commit(store, { n: 1, seq: 1, at: 0 }, { n: 2, seq: 2, at: 10 });
  expect(store.reader.feedCount(folded).rows).toBe(2);
});

test('when the first events of a burst are trimmed, the rest stays one row', () => {
  using store = testStore();
  store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  store.writer.putResources(
    [1, 2, 3].map((n) => resource(n)),
    0,
  );
  commit(store, ...[1, 2, 4, 5].map((seq) => ({ n: 1 + (seq % 3), seq, at: seq * 1_000 })));
  store.writer.markRead([1, 2], true);
  expect(store.writer.trim(START + 2_500, 10)).toBe(2);
  expect(store.reader.feedPage(folded, 0, 10).map(({ burst }) => burst?.events)).toEqual([2]);
  commit(store, { n: 1, seq: 7, at: 7_000 });
  check(store.reader, folded);
});

test('a remembered count of rows is that of a reader that has just begun', () => {
  using store = testStore();
  const { writer, reader, path } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  for (let n = 1; n <= 6; n++) {
    commit(store, { n, seq: n * 3, at: n * 10 });
    writer.putResources([resource(n)], 0);
    using fresh = Object.assign(openReader(anyLanguage), { [Symbol.dispose]: () => fresh.close() });
    fresh.attach(ACCOUNT, path);
    expect(reader.feedCount(folded)).toEqual(fresh.feedCount(folded));
  }
});

test('a burst says what it began with', () => {
  const store = testStore();
  const reader = openReader(anyLanguage);
  reader.attach(ACCOUNT, store.path);
  store.writer.putResources(
    [1, 2, 3, 5].map((n) => resource(n, 'P')),
    START,
  );
  commit(store, ...[1, 1, 2, 3, 5].map((n, at) => ({ n, seq: 1 + at * 3, at: at * 1_500 })));
  store.writer.putResources(
    [1, 2, 3, 5].map((n) => resource(n, 'P')),
    START,
  );
  const [row] = reader.feedPage(folded, 0, 10);
  expect(row?.name).toBe('reads_1');
  expect(row?.burst).toMatchObject({ events: 5, resources: 4, names: ['graph_2', 'reads_3'] });
  const some = reader.feedPage(asked('reads', { fold: true }), 0, 10);
  expect(some[0]?.burst).toMatchObject({ events: 4, names: ['reads_3', 'reads_5'] });
});
