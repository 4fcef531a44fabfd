import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { knownResource } from '../../testing/resources.ts';
import { type TestStore, testStore } from '../../testing/store.ts';
import { localZone, startOfDay } from '../schema/local-days.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const T = 1_780_000_000_000_000_000n;
/** The last day there is, nearly at its end. */
const LATEST = 2n ** 63n - 3_000_000_000n;
const resourceId = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const resource = (n: number, kind: number, parent: number | null) =>
  knownResource({
    id: resourceId(n),
    kind,
    name: `r${n}`,
    parent: parent === null ? null : resourceId(parent),
  });

interface Line {
  day: number;
  subject: number;
  action: number;
  derived: number;
  events: number;
  rows: number;
  unread: number;
}

/** The counts as they are kept, and as they come out when every event is looked at, each in one order. */
function bothCounts({ db }: TestStore): { kept: string[]; counted: string[] } {
  const state = db.prepare('SELECT zone, since FROM day_count_state');
  state.setReadBigInts(true);
  const { since } = state.get() as { since: bigint | null };
  const kept = db.prepare('SELECT * FROM day_count WHERE events <> 0').all() as unknown as Line[];
  const found = db
    .prepare(
      'SELECT time / 1000000 AS ms, subject, action, derived, burst IS NULL AS row, read FROM event WHERE time >= ?',
    )
    .all(since) as {
    ms: number;
    subject: number;
    action: number;
    derived: number;
    row: number;
    read: number;
  }[];
  const lines = new Map<string, Line>();
  for (const { ms, subject, action, derived, row, read } of found) {
    const of = { day: startOfDay(ms), subject, action, derived };
    const line = lines.get(JSON.stringify(of)) ?? { ...of, events: 0, rows: 0, unread: 0 };
    line.events++;
    line.rows += row;
    line.unread += 1 - read;
    lines.set(JSON.stringify(of), line);
  }
  const inOrder = (list: Line[]) =>
    list.map(({ day, subject, action, derived, events, rows, unread }) =>
      [day, subject, action, derived, events, rows, unread].join(' '),
    );
  return { kept: inOrder(kept).sort(), counted: inOrder([...lines.values()]).sort() };
}

const delivery = fc.record({
  // Mostly within a few days, some at the ends of what a time can be.
  time: fc.oneof(
    { weight: 20, arbitrary: fc.bigInt({ min: 0n, max: 60n }).map((n) => T + n * 4_000_000_000_000n) },
    { weight: 20, arbitrary: fc.bigInt({ min: 0n, max: 90n }).map((n) => T + n * 500_000_000n) },
    { weight: 1, arbitrary: fc.constantFrom(0n, LATEST) },
  ),
  of: fc.integer({ min: 0, max: 5 }),
  action: fc.integer({ min: 1, max: 5 }),
  subscription: fc.constantFrom(1, 2),
});
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
const group = fc.array(delivery, { minLength: 1, maxLength: 10 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('commit' as const), group }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), group }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mark' as const), ids, read: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('place' as const), of: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('snooze' as const), ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trim' as const), limit: fc.constantFrom(2, 500) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('older' as const), limit: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('travel' as const),
      to: fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/Santiago', 'Pacific/Apia'),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let seq = 0n;
const deliveriesOf = (of: (typeof group extends fc.Arbitrary<infer G> ? G : never)[number][]) =>
  of.map(({ time, of: n, action, subscription }) =>
    incoming({
      seq: ++seq,
      time,
      subscription,
      action: n === 5 ? 3 : action,
      subject: n === 5 ? 3 : 4,
      resourceId: resourceId(n),
      checksum: `${seq}`,
      reply: null,
    }),
  );

function take(store: TestStore, one: Step): void {
  const { writer, db } = store;
  if (one.do === 'commit') writer.commit(deliveriesOf(one.group));
  else if (one.do === 'fail') {
    // The transaction is rolled back at its last statement.
    db.exec("CREATE TRIGGER fails AFTER UPDATE ON totals BEGIN SELECT raise(ABORT, 'no'); END");
    expect(() => writer.commit(deliveriesOf(one.group))).toThrow();
    db.exec('DROP TRIGGER fails');
  } else if (one.do === 'mark') writer.markRead(one.ids, one.read);
  else if (one.do === 'place') writer.putResources([resource(one.of, 4, 5)], 0);
  else if (one.do === 'snooze') writer.snoozeEvents(one.ids, 10, 0);
  else if (one.do === 'trim') writer.trim(Number(T / 1_000_000n) + 150_000_000, one.limit);
  else if (one.do === 'older') writer.countOlder(one.limit);
  else if (one.do === 'restart') store.restart();
  else process.env.TZ = one.to;
}

test('whatever happens, the counts by day are those of a look at every event', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      using store = testStore();
      const { writer } = store;
      writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
      writer.addSubscription({ kind: 'user', userId: 'b' }, { from: 'now' }, 0);
      writer.putResources([resource(9, 1, null), resource(5, 3, 9)], 0);
      for (const one of steps) {
        take(store, one);
        const { zone: of } = store.db.prepare('SELECT zone FROM day_count_state').get() as { zone: string };
        // After a journey the days are those of the other zone until the next group, or the next look.
        if (of !== localZone()) continue;
        const { kept, counted } = bothCounts(store);
        expect(kept).toEqual(counted);
      }
      while (store.writer.countOlder(3));
      expect(store.db.prepare('SELECT sum(events) AS n FROM day_count').get()).toEqual(
        store.db.prepare('SELECT nullif(count(*), 0) AS n FROM event').get(),
      );
      const { kept, counted } = bothCounts(store);
      expect(kept).toEqual(counted);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test('a database from before is counted bit by bit, and what comes, changes and goes meanwhile is right', () => {
  using store = testStore();
  const { writer, db } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  const at = (n: number) => ({
    time: T + BigInt(n) * 4_000_000_000_000n,
    of: n % 5,
    action: 1,
    subscription: 1 as const,
  });
  writer.commit(deliveriesOf(Array.from({ length: 40 }, (_, n) => at(n))));
  store.uncount();
  for (let n = 1; store.writer.countOlder(7); n++) {
    store.writer.commit(deliveriesOf([at(39 + n), at(n)]));
    store.writer.markRead([n, 40 - n], true);
    const { kept, counted } = bothCounts(store);
    expect(kept).toEqual(counted);
    expect(counted.length).toBeGreaterThan(0);
  }
  expect(db.prepare('SELECT sum(events) AS n FROM day_count').get()).toEqual(
    db.prepare('SELECT count(*) AS n FROM event').get(),
  );
});
