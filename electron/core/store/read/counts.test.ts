import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { type TestStore, testStore } from '../../testing/store.ts';
import { ackRuns } from '../write/write-acks.ts';

/** What the counts should be, counted the slow way. */
function recount({ db }: TestStore) {
  const one = (sql: string) => (db.prepare(sql).get() as { n: number }).n;
  return {
    events: one('SELECT count(*) AS n FROM event'),
    unread: one('SELECT count(*) AS n FROM event WHERE read = 0'),
    subscriptions: [1, 2].map((id) =>
      one(
        `SELECT count(*) AS n FROM event e JOIN event_subscription s ON s.event = e.id
         WHERE e.read = 0 AND s.subscription = ${id}`,
      ),
    ),
  };
}

const ids = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 });
const operation = fc.oneof(
  fc.record({
    do: fc.constant('commit' as const),
    group: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(1, 2)), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  fc.record({ do: fc.constant('mark' as const), ids, read: fc.boolean() }),
  fc.record({ do: fc.constant('trim' as const), before: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ do: fc.constant('ack' as const), n: fc.integer({ min: 1, max: 10 }) }),
);

test('whatever happens, the counts are those of a slow recount', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 25 }), (operations) => {
      using store = testStore();
      const { writer } = store;
      writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
      writer.addSubscription({ kind: 'user', userId: 'b' }, { from: 'now' }, 0);
      for (const op of operations) {
        if (op.do === 'commit')
          writer.commit(
            op.group.map(([n, subscription]) => ({ ...incoming({ seq: BigInt(n) }), subscription })),
          );
        else if (op.do === 'mark') writer.markRead(op.ids, op.read);
        else if (op.do === 'trim') {
          const before = Number(
            (1_780_000_000_000_000_000n + BigInt(op.before) * 1_000_000_000n) / 1_000_000n,
          );
          writer.trim(before, 3);
        } else writer.settleAcks(ackRuns(writer.nextAcks(op.n)));
        const counted = recount(store);
        const { events, unread } = writer.totals();
        expect({ events, unread, subscriptions: writer.subscriptions().map((s) => s.unread) }).toEqual(
          counted,
        );
      }
    }),
    { numRuns: 30 },
  );
}, 30_000);
