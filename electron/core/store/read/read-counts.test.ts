import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everything, type FeedQuery } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { knownResource } from '../../testing/resources.ts';
import { testStore } from '../../testing/store.ts';

/** Shortly after the last of the events. */
const NOW = 1_780_000_000_000 + 12 * 86_400_000;
const queries: FeedQuery[] = [
  everything,
  asked('is:unread'),
  asked('action:deleted'),
  asked('kind:object', { fold: true }),
  asked('-action:updated', { from: NOW - 300 * 86_400_000 }),
  asked('-action:deleted is:read'),
  asked('in:2'),
  asked('-in:2'),
  asked('reads'),
  asked('-reads'),
  { ...everything, from: 1_780_000_000_000, to: 1_780_000_400_000 },
];
const HOUR = 3_600_000_000_000n;
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
/** Goes on to count by day, in half of the cases in a database where that has just begun. */
const counting = fc.record({ do: fc.constant('older' as const) });
const step = fc.oneof(
  fc.record({
    do: fc.constant('commit' as const),
    group: fc.array(
      fc.record({ seq: fc.integer({ min: 1, max: 40 }), subscription: fc.constantFrom(1, 2) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  }),
  fc.record({ do: fc.constant('mark' as const), ids, read: fc.boolean() }),
  fc.record({ do: fc.constant('name' as const), n: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ do: fc.constant('trim' as const) }),
  counting,
);
const resourceId = (n: number) => `01JABCDEFGHJKMNPQRSTVWX00${n}`;

test('whatever came, was marked, named or trimmed since: a remembered count is that of a slow recount', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), (steps, isUncounted) => {
      using store = testStore();
      const { reader } = store;
      for (const userId of ['a', 'b'])
        store.writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
      for (const [n, s] of steps.entries()) {
        if (isUncounted && n === 1) store.uncount();
        const { writer } = store;
        if (s.do === 'commit') {
          writer.commit(
            s.group.map(({ seq, subscription }) => ({
              ...incoming({ seq: BigInt(seq), resourceId: resourceId(seq % 5), action: 1 + (seq % 4) }),
              time: 1_780_000_000_000_000_000n + BigInt(seq) * HOUR * 7n,
              subscription,
              reply: null,
            })),
          );
        } else if (s.do === 'mark') writer.markRead(s.ids, s.read);
        else if (s.do === 'older') writer.countOlder(3);
        else if (s.do === 'name') {
          writer.putResources(
            [knownResource({ id: resourceId(s.n), name: s.n % 2 ? 'reads_1' : 'graph' })],
            0,
          );
        } else writer.trim(1_790_000_000_000, 3);
        for (const query of queries) reader.feedCount(query);
      }
      const fresh = store.recount();
      for (const query of queries) {
        expect(reader.feedCount(query)).toEqual(fresh.feedCount(query));
        expect(reader.feedActivity(query)).toEqual(fresh.feedActivity(query));
      }
      fresh.close();
    }),
    { numRuns: 12 },
  );
}, 60_000);

const inDataset = fc.record({
  child: fc.integer({ min: 0, max: 5 }),
  dataset: fc.integer({ min: 0, max: 2 }),
  second: fc.integer({ min: 0, max: 120 }),
  action: fc.constantFrom(1, 3),
  what: fc.constantFrom('child', 'dataset'),
});
const placing = fc.oneof(
  fc.record({
    do: fc.constant('commit' as const),
    group: fc.array(inDataset, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ do: fc.constant('place' as const), child: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ do: fc.constant('mark' as const), ids, read: fc.boolean() }),
  counting,
);
const variants = [undefined, false].flatMap((derived) =>
  [false, true].flatMap((fold): FeedQuery[] => [
    { ...everything, derived, fold },
    asked('action:updated', { derived, fold }),
    asked('in:1', { derived, fold }),
    asked('is:unread', { derived, fold }),
    { ...everything, derived, fold, from: 1_780_000_030_000, to: 1_780_000_090_000 },
  ]),
);

test('whatever turned out to follow only from a change inside, was folded or joined since: counts and rows agree', () => {
  fc.assert(
    fc.property(fc.array(placing, { minLength: 2, maxLength: 12 }), fc.boolean(), (steps, isUncounted) => {
      using store = testStore();
      const { reader } = store;
      store.writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
      const project = knownResource({ id: resourceId(9), kind: 1, name: 'soil' });
      const datasets = [0, 1, 2].map((n) => ({
        ...project,
        id: resourceId(6 + n),
        kind: 3,
        parent: project.id,
      }));
      store.writer.putResources([project, ...datasets], 0);
      let seq = 0n;
      for (const [n, s] of steps.entries()) {
        if (isUncounted && n === 1) store.uncount();
        const { writer } = store;
        if (s.do === 'commit') {
          writer.commit(
            s.group.map(({ child, dataset, second, action, what }) => ({
              ...incoming({
                seq: ++seq,
                resourceId: resourceId(what === 'child' ? child : 6 + dataset),
                subject: what === 'child' ? 4 : 3,
                action: what === 'child' ? action : 3,
              }),
              time: 1_780_000_000_000_000_000n + BigInt(second) * 1_000_000_000n,
              reply: null,
            })),
          );
        } else if (s.do === 'mark') writer.markRead(s.ids, s.read);
        else if (s.do === 'older') writer.countOlder(3);
        else if (s.do === 'place') {
          const parent = resourceId(6 + (s.child % 3));
          writer.putResources([knownResource({ id: resourceId(s.child), name: 'reads', parent })], 0);
        }
        for (const query of variants) {
          const counted = reader.feedCount(query);
          const rows = reader.feedPage(query, 0, 500);
          expect(rows).toHaveLength(counted.rows);
          expect(rows.reduce((sum, { burst }) => sum + (burst?.events ?? 1), 0)).toBe(counted.total);
        }
      }
      const fresh = store.recount();
      for (const query of variants) expect(reader.feedCount(query)).toEqual(fresh.feedCount(query));
      fresh.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);
