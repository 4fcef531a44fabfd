import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incoming } from '../../model/incoming.ts';
import { ackSubject, incoming } from '../../testing/messages.ts';
import { testStore } from '../../testing/store.ts';

/** What the server published, once for each time its JetStream was wiped; times only grow. */
interface Published {
  life: number;
  seq: bigint;
  time: bigint;
}

function publish(lives: number[]): Published[][] {
  let time = 1_780_000_000_000_000_000n;
  return lives.map((count, life) =>
    Array.from({ length: count }, (_, i) => {
      time += 1_000_000_007n;
      return { life, seq: BigInt(i + 1), time };
    }),
  );
}

/** Two subscriptions read the same lives, each at its own pace, with redeliveries thrown in anywhere. */
const history = fc
  .record({
    lives: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
    first: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    again: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(1, 2)), { maxLength: 25 }),
    groups: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 70, maxLength: 70 }),
    skip: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
  })
  .map(({ lives, first, again, groups, skip }) => {
    const all = publish(lives).flat();
    const deliveries: { event: Published; subscription: number; delivered: number }[] = [];
    const left = new Map([
      // The second one does not see everything: it watches something else that overlaps.
      [1, [...all]],
      [2, all.filter((_, i) => !skip[i])],
    ]);
    for (let i = 0; (left.get(1)?.length ?? 0) + (left.get(2)?.length ?? 0) > 0; i++) {
      const subscription = first[i % first.length] && left.get(1)?.length ? 1 : left.get(2)?.length ? 2 : 1;
      const event = left.get(subscription)?.shift();
      if (event) deliveries.push({ event, subscription, delivered: 1 });
    }
    for (const [which, at, subscription] of again) {
      const event = all[which % all.length];
      if (event) deliveries.splice(at % (deliveries.length + 1), 0, { event, subscription, delivered: 2 });
    }
    return { deliveries, groups, all };
  });

const toIncoming = ({
  event,
  subscription,
  delivered,
}: {
  event: Published;
  subscription: number;
  delivered: number;
}): Incoming => {
  const { seq, time } = event;
  const reply = ackSubject({ consumer: `c${subscription}`, seq, time, delivered: BigInt(delivered) });
  return {
    ...incoming({ seq, time }),
    subscription,
    delivered,
    checksum: `${event.life}/${seq}`,
    reply: { reply, salt: '', hmac: '' },
  };
};

test('any order of deliveries, redeliveries, two subscriptions and wipes gives what was published, once', () => {
  fc.assert(
    fc.property(history, ({ deliveries, groups, all }) => {
      using store = testStore();
      const { writer, db } = store;
      writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
      writer.addSubscription({ kind: 'user', userId: 'b' }, { from: 'now' }, 0);
      const queue = deliveries.map(toIncoming);
      let added = 0;
      for (let i = 0; queue.length > 0; i++) {
        const result = writer.commit(queue.splice(0, groups[i % groups.length]));
        added += result.added.length;
      }
      const seen = new Map<string, Set<number>>();
      for (const { event, subscription } of deliveries) {
        const key = `${event.life}/${event.seq}`;
        seen.set(key, (seen.get(key) ?? new Set()).add(subscription));
      }
      const rows = db
        .prepare(
          `SELECT checksum, (SELECT group_concat(subscription) FROM event_subscription s WHERE s.event = e.id) AS subs
           FROM event e ORDER BY time`,
        )
        .all() as { checksum: string; subs: string }[];
      expect(rows.map((r) => r.checksum)).toEqual(all.map((e) => `${e.life}/${e.seq}`));
      expect(added).toBe(all.length);
      for (const row of rows)
        expect(new Set(row.subs.split(',').map(Number))).toEqual(seen.get(row.checksum));
      // Every delivery is acked, to the consumer it came from.
      expect(writer.nextAcks(10_000).map((a) => a.subscription)).toEqual(
        deliveries.map((d) => d.subscription),
      );
      const totals = writer.totals();
      expect(totals).toMatchObject({ events: all.length, unread: all.length });
      for (const s of writer.subscriptions()) {
        const expected = [...seen.values()].filter((subs) => subs.has(s.id)).length;
        expect(s.unread).toBe(expected);
        expect(s.delivered).toBe(deliveries.filter((d) => d.subscription === s.id).length);
      }
    }),
    { numRuns: 30 },
  );
}, 30_000);
