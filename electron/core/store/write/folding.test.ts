import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everything } from '../../model/event.ts';
import type { Incoming } from '../../model/incoming.ts';
import { ackSubject, incoming } from '../../testing/messages.ts';
import { knownResource } from '../../testing/resources.ts';
import { type TestStore, testStore } from '../../testing/store.ts';

const T = 1_780_000_000_000_000_000n;
const MS = 1_000_000n;
const id = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const DATASET = id(999);
/** The consumers of two subscriptions that overlap: each has a record and a live stream. */
const CONSUMERS = [
  { subscription: 1, consumer: 'record-1' },
  { subscription: 1, consumer: 'live-1' },
  { subscription: 2, consumer: 'record-2' },
  { subscription: 2, consumer: 'live-2' },
];

/** One thing that happened, and the messages that the server published of it. */
interface Happening {
  messages: Omit<Incoming, 'subscription' | 'reply' | 'delivered'>[];
  derived: boolean;
}

const kinds = fc.constantFrom('update', 'update-twice', 'hierarchies', 'create', 'delete-project');

/** Things that happen seconds apart, as what happens closer together cannot be told apart from outside. */
function happenings(list: readonly string[]): Happening[] {
  let seq = 0n;
  return list.flatMap((kind, n): Happening[] => {
    const start = T + BigInt(n) * 5_000n * MS;
    const message = (ms: number, resourceId: string, subject: number, action: number, checksum: string) => {
      const {
        reply: _,
        subscription: __,
        delivered: ___,
        ...rest
      } = incoming({
        seq: ++seq,
        time: start + BigInt(ms) * MS,
        resourceId,
        subject,
        action,
        checksum,
      });
      return rest;
    };
    const own = id(n % 7);
    if (kind === 'update') return [{ messages: [message(0, own, 4, 3, `c${n}`)], derived: false }];
    if (kind === 'delete-project') return [{ messages: [message(0, id(100 + n), 1, 4, '')], derived: false }];
    if (kind === 'update-twice')
      return [{ messages: [message(0, own, 4, 3, `c${n}`), message(4, own, 4, 3, `c${n}`)], derived: false }];
    if (kind === 'hierarchies') {
      const all = [0, 0, 1].map((ms) => message(ms, own, 4, 3, `c${n}`));
      return [{ messages: all, derived: false }];
    }
    const fresh = id(200 + n);
    return [
      { messages: [message(0, fresh, 4, 1, `c${n}`)], derived: false },
      { messages: [message(9, DATASET, 3, 3, `d${n}`)], derived: true },
    ];
  });
}

const world = fc.record({
  list: fc.array(kinds, { minLength: 1, maxLength: 8 }),
  /** By message and consumer: how often it is delivered there; each is delivered somewhere. */
  often: fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: 120, maxLength: 120 }),
  order: fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
  groups: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 200, maxLength: 200 }),
  restarts: fc.array(fc.nat({ max: 9 }), { minLength: 200, maxLength: 200 }),
  namedAt: fc.nat({ max: 12 }),
});

function deliveriesOf(messages: Happening['messages'], often: number[], order: number[]): Incoming[] {
  const all: { key: number; event: Incoming }[] = [];
  messages.forEach((message, m) => {
    CONSUMERS.forEach(({ subscription, consumer }, c) => {
      const times = c === 0 ? Math.max(1, often[m * 4] ?? 1) : (often[m * 4 + c] ?? 0);
      for (let n = 1; n <= times; n++) {
        const reply = {
          reply: ackSubject({ consumer, seq: message.seq, time: message.time }),
          salt: '',
          hmac: '',
        };
        all.push({ key: order[all.length] ?? 0, event: { ...message, subscription, delivered: n, reply } });
      }
    });
  });
  return all.sort((a, b) => a.key - b.key).map(({ event }) => event);
}

const named = knownResource({
  id: DATASET,
  kind: 3,
  name: 'raw',
});

/** What a row is, whichever of its messages came first: which messages it consists of, and whether it is derived. */
function rowsOf({ db }: TestStore): string[] {
  const rows = db
    .prepare(
      `SELECT e.seq, e.derived, (SELECT group_concat(t.seq) FROM twin t WHERE t.event = e.id) AS twins FROM event e`,
    )
    .all() as { seq: number; derived: number; twins: string | null }[];
  return rows
    .map(({ seq, derived, twins }) => {
      const all = [seq, ...(twins ?? '').split(',').filter(Boolean).map(Number)].toSorted((a, b) => a - b);
      return `${all.join('+')} ${derived === 1}`;
    })
    .toSorted();
}

test('any order of deliveries over two consumers each, with redeliveries and restarts, gives the same rows and counts', () => {
  fc.assert(
    fc.property(world, ({ list, often, order, groups, restarts, namedAt }) => {
      using store = testStore();
      for (const userId of ['a', 'b'])
        store.writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
      const happened = happenings(list);
      const queue = deliveriesOf(
        happened.flatMap((h) => h.messages),
        often,
        order,
      );
      const total = queue.length;
      const links = new Set(queue.map((d) => `${d.seq}/${d.subscription}`));
      const children = list.flatMap((kind, n) => (kind === 'create' ? [id(200 + n)] : []));
      const learn = () =>
        store.writer.putResources(
          [named, ...children.map((child) => ({ ...named, id: child, kind: 4, parent: DATASET }))],
          0,
        );
      let added = 0;
      for (let i = 0; queue.length > 0; i++) {
        if (i === namedAt) learn();
        if (restarts[i] === 0) store.restart();
        added += store.writer.commit(queue.splice(0, groups[i])).added.length;
      }
      learn();

      const expected = happened.map((h) => `${h.messages.map((m) => Number(m.seq)).join('+')} ${h.derived}`);
      expect(rowsOf(store)).toEqual(expected.toSorted());
      expect(added).toBe(happened.length);
      expect(store.writer.nextAcks(10_000)).toHaveLength(total);
      const derived = happened.filter((h) => h.derived).length;
      expect(store.writer.totals()).toMatchObject({
        events: happened.length,
        unread: happened.length,
        unreadDerived: derived,
      });
      expect(store.reader.feedCount({ ...everything, derived: false })).toMatchObject({
        total: happened.length - derived,
        unread: happened.length - derived,
      });
      for (const { id: subscription, unread } of store.writer.subscriptions()) {
        const mine = happened.filter((h) => h.messages.some((m) => links.has(`${m.seq}/${subscription}`)));
        expect(unread).toBe(mine.length);
        expect(store.writer.totals().derivedOf.get(subscription) ?? 0).toBe(
          mine.filter((h) => h.derived).length,
        );
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
