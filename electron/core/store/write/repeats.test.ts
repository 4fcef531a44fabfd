import { expect, test } from 'vitest';
import { createRandom } from '../../../../devserver/util/random.ts';
import type { InboxQuery } from '../../model/notification.ts';
import { problem } from '../../model/problem.ts';
import { ACCOUNT, type TestStore, testStore, undoWhole } from '../../testing/store.ts';
import { migrations } from '../schema/migrations.ts';
import { migrate } from '../schema/open.ts';
import { type Database, openDatabase } from '../schema/sqlite.ts';
import type { FetchedNotification } from './write-notifications.ts';

const request = (n: number, user: string | null, resource: string, kind = 1): FetchedNotification => ({
  id: `n${String(n).padStart(4, '0')}`,
  kind,
  time: n,
  message: `${user} requests read on ${resource}`,
  userId: user,
  userName: user,
  resourceId: resource,
  resourceName: resource,
});
const id = (n: number) => request(n, '', '').id;
const open: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };

/** What the marks should be, from the notifications alone. */
const expectedMarks = `SELECT n.id, n.listed, n.kind = 1 AND EXISTS (
    SELECT 1 FROM notification m WHERE m.kind = 1 AND m.user_id = n.user_id AND m.resource_id = n.resource_id
      AND m.listed = n.listed AND (m.time, m.id) > (n.time, n.id)) AS repeated
  FROM notification n NOT INDEXED WHERE n.listed IS NOT NULL ORDER BY n.id`;
const marks =
  'SELECT id, listed, repeated FROM notification NOT INDEXED WHERE listed IS NOT NULL ORDER BY id';
const isRepeat = marks.replace('WHERE', 'WHERE repeated = 1 AND');
const all = (db: Database, sql: string) => db.prepare(sql).all();

/** One of the many things that can happen to notifications. */
function happen({ writer }: TestStore, list: FetchedNotification[], random: () => number): void {
  const any = (from: readonly FetchedNotification[]) =>
    from.filter(() => random() < 0.3).map((one) => one.id);
  const now = Math.floor(random() * 1_000);
  const bulk = `b${Math.floor(random() * 4)}`;
  const happenings = [
    () => writer.putNotifications(list, now),
    () =>
      writer.putNotifications(
        list.filter(() => random() < 0.8),
        now,
      ),
    () => writer.leaveInbox(any(list), bulk, { decidedAt: now, undoUntil: now + 5 }),
    () =>
      writer.leaveInbox(any(list), bulk, { decidedAt: now, undoUntil: now }, { is: 'grant', level: 'read' }),
    () => undoWhole(writer, bulk),
    () => writer.takeLeaving(now, 3),
    () => writer.settleNotifications(any(list), now),
    () => any(list).map((one) => writer.failNotification(one, problem('no-network'))),
    () => writer.snoozeNotifications(any(list), now + 10, now),
    () => writer.endSnoozes([], any(list)),
    () => writer.undoSnooze(now),
  ];
  happenings[Math.floor(random() * happenings.length)]?.();
}

test('whatever happens to requests, the newest of a person for a resource stands for the others', () => {
  using store = testStore();
  const { next: random } = createRandom(7);
  const list: FetchedNotification[] = [];
  let seen = 0;
  for (let step = 0; step < 200; step++) {
    const user = random() < 0.1 ? null : `u${Math.floor(random() * 2)}`;
    // Not in the order of time, as a list from the server is not.
    const n = Math.floor(random() * 9_999);
    if (list.length < 30 && random() < 0.5 && !list.some((one) => one.id === id(n)))
      list.push(request(n, user, `r${Math.floor(random() * 2)}`, random() < 0.8 ? 1 : 2));
    happen(store, list, random);
    expect(all(store.db, marks), `step ${step}`).toEqual(all(store.db, expectedMarks));
    seen += all(store.db, isRepeat).length;
  }
  expect(seen).toBeGreaterThan(50);
});

/** Ada asked three times for soil, and once for air; Bob once for soil; two notifications are no requests. */
function someRequests(store: TestStore): void {
  const list = [
    request(1, 'Ada', 'soil'),
    request(2, 'Bob', 'soil'),
    request(3, 'Ada', 'soil'),
    request(4, 'Ada', 'air'),
    request(5, 'Ada', 'soil'),
    request(6, null, 'soil', 2),
    request(7, null, 'soil', 2),
  ];
  store.writer.putNotifications(list, 0);
}

test('repeats are one row, which says how often and since when; counts say both', () => {
  using store = testStore();
  someRequests(store);
  const rows = store.reader.inboxPage(open, 0, 10);
  expect(rows.map((row) => [row.id, row.repeats])).toEqual([
    [id(7), undefined],
    [id(6), undefined],
    [id(5), { times: 3, since: 1 }],
    [id(4), undefined],
    [id(2), undefined],
  ]);
  expect(store.reader.inboxCount(open)).toEqual({
    total: 7,
    rows: 5,
    kinds: [
      { kind: 'access-requested', count: 5, rows: 3 },
      { kind: 'permission-granted', count: 2, rows: 2 },
    ],
  });
  expect(store.writer.inboxTotals()).toEqual({ open: 7, leaving: 0 });
  expect(store.reader.inboxPage(open, 2, 1).map((row) => row.id)).toEqual([id(5)]);
});

test('a row is found by one of its repeats, and counts with all of them', () => {
  using store = testStore();
  const odd = { ...request(8, 'Ada', 'soil'), time: 0, message: 'Ada asks politely' };
  someRequests(store);
  store.writer.putNotifications([odd, ...[1, 3, 5].map((n) => request(n, 'Ada', 'soil'))], 0);
  const query = { ...open, text: 'politely' };
  expect(store.reader.inboxPage(query, 0, 10).map((row) => row.id)).toEqual([id(5)]);
  expect(store.reader.inboxCount(query)).toMatchObject({ total: 4, rows: 1 });
});

test('what is left out is left out with its repeats', () => {
  using store = testStore();
  someRequests(store);
  const query = { ...open, except: [{ account: ACCOUNT, id: id(5) }] };
  const step = { after: 0, end: store.reader.inboxEnd(ACCOUNT), limit: 10 };
  expect(store.reader.inboxStep(ACCOUNT, query, step).map((one) => one.id)).toEqual([2, 4, 6, 7].map(id));
});

test('the repeats of rows are read in parts, and what came later is none of them', () => {
  using store = testStore();
  someRequests(store);
  store.writer.putNotifications(
    [1, 2, 3, 4, 5, 9].map((n) => request(n, n === 2 ? 'Bob' : 'Ada', n === 4 ? 'air' : 'soil')),
    0,
  );
  const heads = [{ id: id(2) }, { id: id(5) }];
  const first = store.reader.inboxRepeats(ACCOUNT, heads, 1);
  expect(first).toEqual([{ head: 1, id: id(3), time: 3 }]);
  const rest = store.reader.inboxRepeats(ACCOUNT, [{ id: id(5), before: { time: 3, id: id(3) } }], 10);
  expect(rest.map((one) => one.id)).toEqual([id(1)]);
});

test('requests of an earlier version become rows', () => {
  const db = openDatabase(':memory:');
  const before = migrations.findIndex((step) => step.includes('ADD COLUMN repeated'));
  migrate(db, migrations.slice(0, before));
  const insert = db.prepare(
    `INSERT INTO notification (id, kind, time, message, user_id, resource_id, state) VALUES (?, ?, ?, '', ?, ?, ?)`,
  );
  for (const [n, state] of ['open', 'failed', 'open', 'settled', 'leaving', 'snoozed'].entries())
    insert.run(id(n), 1, n, 'Ada', 'soil', state);
  insert.run(id(8), 2, 8, 'Ada', 'soil', 'open');
  migrate(db);
  expect(all(db, marks)).toEqual(all(db, expectedMarks));
  expect(all(db, isRepeat)).toHaveLength(2);
  db.close();
});
