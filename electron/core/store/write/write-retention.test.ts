import { expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { testStore } from '../../testing/store.ts';
import { ackRuns } from './write-acks.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
/** Event n happened n days after the start and is of resource n. */
const event = (n: number) =>
  incoming({
    seq: BigInt(n),
    time: BigInt(START + n * DAY) * 1_000_000n,
    resourceId: `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`,
  });

const all = Array.from({ length: 20 }, (_, i) => i + 1);

function setUp() {
  const store = testStore();
  const { writer } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  writer.commit(all.map(event));
  const left = () =>
    store.db
      .prepare('SELECT seq FROM event ORDER BY seq')
      .all()
      .map((r) => (r as { seq: number }).seq);
  return { store, writer, left };
}

test('old events go in steps, the oldest first; unread ones stay', () => {
  const { store, writer, left } = setUp();
  using _ = store;
  writer.settleAcks(ackRuns(writer.nextAcks(100)));
  writer.markRead([1, 2, 3, 5, 6], true);
  expect(writer.trim(START + 10.5 * DAY, 3)).toBe(3);
  expect(left()).not.toContain(1);
  expect(writer.trim(START + 10.5 * DAY, 3)).toBe(2);
  expect(writer.trim(START + 10.5 * DAY, 3)).toBe(0);
  expect(left()).toEqual([4, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  expect(writer.totals()).toMatchObject({ events: 15, unread: 15 });
});

test('never one whose ack the server has not taken; one that was set aside does not hold its event', () => {
  const { store, writer, left } = setUp();
  using _ = store;
  const [first, ...rest] = writer.nextAcks(100);
  writer.settleAcks(ackRuns(rest.filter((a) => a.id !== 3)));
  writer.setAcksAside([first?.id ?? 0], 'bad hmac');
  writer.markRead(all, true);
  expect(writer.trim(START + 10.5 * DAY, 500)).toBe(9);
  expect(left()).toContain(3);
  expect(left()).not.toContain(1);
  const outbox = store.db.prepare('SELECT id FROM outbox').all();
  expect(outbox).toEqual([{ id: 3 }]);
});

test('a resource that nothing speaks of any more is not found any more, and can come back', () => {
  const { store, writer } = setUp();
  using _ = store;
  writer.settleAcks(ackRuns(writer.nextAcks(100)));
  const id = event(1).resourceId ?? '';
  const count = () => (store.db.prepare('SELECT count(*) AS n FROM resource_text').get() as { n: number }).n;
  const known = { id, kind: 4, name: 'x', title: '', description: '', path: [], parent: null, size: null };
  writer.putResources([{ ...known, permission: null, status: '', createdAt: null, deleted: false }], 0);
  expect(count()).toBe(1);
  writer.markRead(all, true);
  writer.trim(START + 1.5 * DAY, 500);
  expect(count()).toBe(0);
  expect(writer.commit([{ ...event(1), seq: 99n, time: event(20).time + 1n }]).added).toHaveLength(1);
  expect(writer.wantedResources(100)).toContain(id);
});
