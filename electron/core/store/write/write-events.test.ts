import { expect, test } from 'vitest';
import { everything } from '../../model/event.ts';
import { UNREADABLE } from '../../model/incoming.ts';
import { incoming } from '../../testing/messages.ts';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';

/** Events of one resource that lie closer together may be one. */
const SECOND = 1_000_000_000n;
test('the same sequence before and after a wipe is two events: the key has the epoch in it', () => {
  using store = testStore();
  const { writer, db } = store;
  writer.commit([incoming({ seq: 1n, time: 10n * SECOND }), incoming({ seq: 2n, time: 20n * SECOND })]);
  const { added } = writer.commit([
    incoming({ seq: 1n, time: 30n * SECOND }),
    incoming({ seq: 2n, time: 40n * SECOND }),
  ]);
  expect(added).toHaveLength(2);
  const rows = db
    .prepare('SELECT p.number, e.seq FROM event e JOIN epoch p ON p.id = e.epoch ORDER BY e.time')
    .all();
  expect(rows).toEqual([
    { number: 1, seq: 1 },
    { number: 1, seq: 2 },
    { number: 2, seq: 1 },
    { number: 2, seq: 2 },
  ]);
  // A key without the epoch would refuse this.
  const keys = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'event'").get() as { sql: string };
  expect(keys.sql.replace(/\s+/g, ' ')).toContain('UNIQUE (epoch, seq)');
});

test('acks that the server took leave the outbox with the next group, or stay if it cannot be stored', () => {
  using store = testStore();
  const { writer } = store;
  const subscription = writer.addSubscription({ kind: 'user', userId: 'u' }, { from: 'now' }, 0);
  const event = (seq: bigint) =>
    incoming({ seq, subscription, reply: { reply: `r${seq}`, salt: '', hmac: '' } });
  const { firstAck } = writer.commit([event(1n), event(2n)]);
  const settled = [{ first: firstAck ?? 0, last: firstAck ?? 0, subscription }];
  expect(() => writer.commit([{ ...event(3n), checksum: {} as string }], settled)).toThrow();
  expect(writer.acksWaiting()).toEqual(['r1', 'r2']);
  writer.commit([event(3n)], settled);
  expect(writer.acksWaiting()).toEqual(['r2', 'r3']);
  expect(writer.subscriptions()[0]?.acked).toBe(1);
});

test('only an update of what contains others has them asked after', () => {
  using store = testStore();
  const updated = (seq: bigint, subject: number) =>
    store.writer.commit([incoming({ seq, subject, action: 3, resourceId: `R${seq}` })]);
  expect(updated(1n, 4)).toMatchObject({ wanted: true, look: false });
  expect(updated(2n, 3)).toMatchObject({ wanted: true, look: true });
});

test('streams do not share sequences', () => {
  using store = testStore();
  const { added } = store.writer.commit([
    incoming({ seq: 1n, stream: 'A' }),
    incoming({ seq: 1n, stream: 'B' }),
  ]);
  expect(added).toHaveLength(2);
});

test('sequences up to the end of 64 bit keep their order and identity', () => {
  using store = testStore();
  const max = 2n ** 64n - 1n;
  store.writer.commit([
    incoming({ seq: 2n ** 63n, time: 1n * SECOND }),
    incoming({ seq: max, time: 2n * SECOND }),
  ]);
  expect(store.writer.commit([incoming({ seq: max, time: 2n * SECOND })]).redelivered).toBe(1);
  expect(store.reader.feedDetail(ACCOUNT, 2).identity).toBe(`AOS/1/${max}`);
});

test('an unreadable one that comes again later is known, whatever the time is then', () => {
  using store = testStore();
  const stream = `${UNREADABLE}abc`;
  store.writer.commit([incoming({ seq: 1n, stream, time: 5n })]);
  expect(store.writer.commit([incoming({ seq: 1n, stream, time: 99n })])).toMatchObject({
    added: [],
    redelivered: 1,
  });
});

test('a group is stored whole or not at everything, and can be tried again', () => {
  using store = testStore();
  const { writer, db } = store;
  db.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.reply = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  const group = [incoming({ seq: 1n }), incoming({ seq: 2n, reply: { reply: 'bad', salt: '', hmac: '' } })];
  expect(() => writer.commit(group)).toThrow('no');
  const count = (table: string) =>
    (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  expect(['event', 'outbox', 'epoch', 'resource', 'event_subscription'].map(count)).toEqual([0, 0, 0, 0, 0]);
  expect(writer.totals().events).toBe(0);
  db.exec('DROP TRIGGER refuse');
  expect(writer.commit(group).added).toHaveLength(2);
  expect(['event', 'outbox'].map(count)).toEqual([2, 2]);
});

test('a delivery count only grows; a late first sight is told', () => {
  using store = testStore();
  const { writer } = store;
  expect(writer.commit([incoming({ seq: 1n, delivered: 3 })]).late).toEqual([1]);
  expect(writer.commit([incoming({ seq: 1n, delivered: 2 })]).late).toEqual([]);
  expect(store.reader.feedDetail(ACCOUNT, 1).delivered).toBe(3);
});

test('names are asked for when a resource is new or was updated, and a deletion keeps the last one', () => {
  using store = testStore();
  const { writer, reader } = store;
  const id = '01JABCDEFGHJKMNPQRSTVWXYZ0';
  expect(writer.commit([incoming({ seq: 1n, action: 1 })]).wanted).toBe(true);
  expect(writer.wantedResources(10)).toEqual([id]);
  const known = knownResource({
    id,
    name: 'reads.fastq',
    path: ['soil'],
    size: 1,
    permission: 'read',
    createdAt: 1,
  });
  writer.putResources([known], 5);
  expect(writer.commit([incoming({ seq: 2n, action: 2 })]).wanted).toBe(false);
  writer.commit([incoming({ seq: 3n, action: 4 })]);
  writer.missingResources([id], 6);
  const [row] = reader.feedPage(everything, 0, 1);
  expect(row).toMatchObject({ action: 'deleted', name: 'reads.fastq' });
  expect(reader.feedDetail(ACCOUNT, 3).deleted).toBe(true);
});

test('a resource that was never known has an empty name from then on, also in what is stored later', () => {
  using store = testStore();
  store.writer.commit([incoming({ seq: 1n })]);
  store.writer.missingResources(['01JABCDEFGHJKMNPQRSTVWXYZ0'], 6);
  store.writer.commit([incoming({ seq: 2n, action: 1 })]);
  expect(store.reader.feedPage(everything, 0, 1)[0]?.name).toBe('');
});
