import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everything, type FeedQuery } from '../event/event.ts';
import { incoming } from '../testing/messages.ts';
import { ACCOUNT, testStore } from '../testing/store.ts';
import { openReader } from './reader.ts';

const queries: FeedQuery[] = [
  everything,
  { ...everything, unread: true },
  { ...everything, actions: ['deleted'] },
  { ...everything, subscription: '2' },
  { ...everything, text: 'reads' },
  { ...everything, from: 1_780_000_000_000, to: 1_780_000_400_000 },
];
const HOUR = 3_600_000_000_000n;
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
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
);
const resourceId = (n: number) => `01JABCDEFGHJKMNPQRSTVWX00${n}`;

test('whatever came, was marked, named or trimmed since: a remembered count is that of a slow recount', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      using store = testStore();
      const { writer, reader, path } = store;
      for (const userId of ['a', 'b']) writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
      for (const s of steps) {
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
        else if (s.do === 'name') {
          writer.putResources([{ ...resource, id: resourceId(s.n), name: s.n % 2 ? 'reads_1' : 'graph' }], 0);
        } else writer.trim(1_780_000_090_000, true, 3);
        const fresh = openReader();
        fresh.attach(ACCOUNT, path);
        for (const query of queries) expect(reader.feedCount(query)).toEqual(fresh.feedCount(query));
        fresh.close();
      }
    }),
    { numRuns: 12 },
  );
});

const resource = {
  kind: 4,
  title: '',
  description: '',
  path: [],
  parent: null,
  size: null,
  permission: null,
  status: '',
  createdAt: null,
  deleted: false,
};
