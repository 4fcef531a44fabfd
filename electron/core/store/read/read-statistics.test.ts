import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { actionByCode } from '../../model/actions.ts';
import { everything, type FeedQuery } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 27);
const idOf = (n: number) => `01JABCDEFGHJKMNPQRSTVWXY${String(n).padStart(2, '0')}`;
/** Two projects (0, 1), collections in them (2, 3), datasets in these (4, 5), and objects anywhere. */
const kindOf = (n: number) => (n < 2 ? 1 : n < 4 ? 2 : n < 6 ? 3 : 4);
const PLACES = 6;
const RESOURCES = 12;

const resource = (n: number, parent: number | null) =>
  knownResource({
    id: idOf(n),
    kind: kindOf(n),
    name: `r${n}`,
    path: parent === null ? [] : [`r${parent}`],
    parent: parent === null ? null : idOf(parent),
    status: 'available',
  });

/** What an object, dataset or collection lies in. */
const parentOf = (n: number, choice: number): number | null => {
  const kind = kindOf(n);
  if (kind === 1) return null;
  return kind === 2 ? choice % 2 : kind === 3 ? 2 + (choice % 2) : choice % PLACES;
};

const step = fc.oneof(
  fc.record({
    is: fc.constant('event' as const),
    resource: fc.nat(RESOURCES - 1),
    action: fc.integer({ min: 1, max: 5 }),
    /** Minutes after the one before. */
    after: fc.integer({ min: 0, max: 900 }),
    read: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('place' as const),
    resource: fc.nat(RESOURCES - 1),
    choice: fc.nat(PLACES - 1),
  }),
  fc.record({ is: fc.constant('trim' as const), hours: fc.integer({ min: 0, max: 60 }) }),
);

function play(
  { writer }: TestStore,
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
) {
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  let time = BigInt(START) * 1_000_000n;
  let seq = 0n;
  for (const one of steps) {
    if (one.is === 'place') {
      writer.putResources([resource(one.resource, parentOf(one.resource, one.choice))], 0);
    } else if (one.is === 'trim') {
      writer.trim(START + one.hours * HOUR, 100);
    } else {
      time += BigInt(one.after) * 60_000_000_000n + 2_000_000_000n;
      const { added } = writer.commit([
        incoming({
          seq: ++seq,
          time,
          subject: kindOf(one.resource),
          action: one.action,
          resourceId: idOf(one.resource),
          checksum: String(seq),
          subscription: 1,
          reply: null,
        }),
      ]);
      if (one.read)
        writer.markRead(
          added.map(({ id }) => id),
          true,
        );
    }
  }
}

test('whatever is stored, placed and removed: each number is that of the events it stands for', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.option(fc.integer({ min: -5, max: 40 })),
      fc.option(fc.integer({ min: 1, max: 90 })),
      fc.boolean(),
      (steps, from, length, hides) => {
        using store = testStore();
        play(store, steps);
        const { reader } = store;
        const begin = from === null ? null : START + from * HOUR;
        const period = {
          from: begin,
          to: length === null ? null : (begin ?? START) + length * HOUR,
          ...(hides && { derived: false as const }),
        };
        const count = (query: Partial<FeedQuery>) =>
          reader.feedCount({ ...everything, ...period, ...query }).total;
        const found = reader.statistics({ account: null, ...period });
        expect(found.total).toBe(count({}));
        for (const { start, counts } of found.days) {
          const next = new Date(start).setHours(24, 0, 0, 0);
          const day = {
            from: Math.max(start, period.from ?? start),
            to: Math.min(next, period.to ?? next),
          };
          for (const [action, n] of Object.entries(counts))
            expect(n).toBe(
              count({ ...day, where: [{ field: 'action', not: false, values: [action as 'created'] }] }),
            );
          expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(count(day));
        }
        for (const [kind, n] of Object.entries(found.kinds))
          expect(n).toBe(count({ where: [{ field: 'kind', not: false, values: [kind as 'object'] }] }));
        for (const place of found.places)
          expect([place, place.events]).toEqual([
            place,
            count({
              account: place.account,
              where: [{ field: 'inside', not: false, values: [place.id] }],
            }),
          ]);
        const { low } = store.db
          .prepare('SELECT coalesce(min(min(events, events - derived)), 0) AS low FROM place_count')
          .get() as { low: number };
        expect(low).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);

test('a collection has what happened in its datasets; objects are in no list; accounts are counted together', () => {
  const store = testStore();
  const other = testStore();
  onTestFinished(() => {
    other[Symbol.dispose]();
    store[Symbol.dispose]();
  });
  store.reader.attach('elsewhere', other.path);
  for (const { writer } of [store, other]) {
    writer.putResources(
      [resource(0, null), resource(2, 0), resource(4, 2), resource(6, 4), resource(7, 2)],
      0,
    );
    writer.commit(
      [6, 6, 7, 4].map((n, i) =>
        incoming({
          seq: BigInt(i + 1),
          time: BigInt(START + i * HOUR) * 1_000_000n,
          subject: kindOf(n),
          action: 1,
          resourceId: idOf(n),
          checksum: `${i}`,
        }),
      ),
    );
  }
  const seen = store.reader.statistics({ account: ACCOUNT, from: null, to: null });
  expect(seen.places.map(({ kind, name, events }) => [kind, name, events])).toEqual([
    ['project', 'r0', 4],
    ['collection', 'r2', 4],
    ['dataset', 'r4', 3],
  ]);
  expect(seen).toMatchObject({ total: 4, kinds: { object: 3, dataset: 1 }, first: START });
  const all = store.reader.statistics({ account: null, from: null, to: null });
  expect(all).toMatchObject({ total: 8, kinds: { object: 6, dataset: 2 } });
  expect(all.places).toHaveLength(6);
  expect(actionByCode(1)).toBe(Object.keys(all.days[0]?.counts ?? {})[0]);
});
