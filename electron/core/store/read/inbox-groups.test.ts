import { expect, test } from 'vitest';
import type { InboxQuery, Settlement } from '../../model/notification.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';
import type { FetchedNotification } from '../write/write-notifications.ts';

const DAY = 86_400_000;
const NOON = new Date(2026, 10, 20, 12).getTime();
/** A notification `days` before noon of a day. */
function notification(
  n: number,
  days: number,
  user: string | null,
  resource: string | null,
): FetchedNotification {
  const kind = user === null ? 2 : 1;
  const name = resource === null ? null : `the ${resource}`;
  return {
    id: `n${n}`,
    kind,
    time: NOON - days * DAY + n,
    message: `about ${resource}`,
    userId: user,
    userName: user && `Dr. ${user}`,
    resourceId: resource,
    resourceName: name,
  };
}
const list = [
  notification(1, 0, 'ada', 'soil'),
  notification(2, 2, 'ada', 'soil'),
  notification(3, 2, 'ada', 'air'),
  notification(4, 3, 'bob', 'soil'),
  notification(5, 3, null, 'air'),
  notification(6, 3, null, null),
];
const open: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };
function filled(): TestStore {
  const store = testStore();
  store.writer.putNotifications(list, 0);
  return store;
}
const only = (by: 'person' | 'resource' | 'day', ids: string[], areOthers = false): InboxQuery => ({
  ...open,
  section: { by, ids, areOthers },
});
const page = (store: TestStore, query: InboxQuery) => store.reader.inboxPage(query, 0, 9).map(({ id }) => id);

test('groups by person are those of the list, the newest first, and each has its rows', () => {
  using store = filled();
  expect(store.reader.inboxGroups(open, 'person')).toEqual([
    { key: 'ada', name: 'Dr. ada', path: [], kind: null, total: 3, rows: 2, requests: 3 },
    { key: 'bob', name: 'Dr. bob', path: [], kind: null, total: 1, rows: 1, requests: 1 },
  ]);
  expect(page(store, only('person', ['ada']))).toEqual(['n1', 'n3']);
  expect(page(store, only('person', ['bob']))).toEqual(['n4']);
  expect(page(store, only('person', ['ada', 'bob'], true))).toEqual(['n6', 'n5']);
});

test('groups by resource count rows and what they stand for; a filter limits them', () => {
  using store = filled();
  const numbers = store.reader
    .inboxGroups(open, 'resource')
    .map(({ key, name, total, rows, requests }) => [key, name, total, rows, requests]);
  expect(numbers).toEqual([
    ['soil', 'the soil', 3, 2, 3],
    ['air', 'the air', 2, 2, 1],
  ]);
  expect(page(store, only('resource', ['air']))).toEqual(['n3', 'n5']);
  expect(page(store, only('resource', ['soil', 'air'], true))).toEqual(['n6']);
  const found = store.reader.inboxGroups({ ...open, text: 'air' }, 'resource');
  expect(found.map(({ key, total, rows }) => [key, total, rows])).toEqual([['air', 2, 2]]);
  const kinds = store.reader.inboxGroups({ ...open, kinds: ['permission-granted'] }, 'resource');
  expect(kinds.map(({ key, total }) => [key, total])).toEqual([['air', 1]]);
});

test('days are those of the rows, with what these stand for', () => {
  using store = filled();
  const day = (days: number) => String(new Date(2026, 10, 20 - days).getTime());
  const days = (query: InboxQuery) =>
    store.reader
      .inboxGroups(query, 'day')
      .map(({ key, total, rows, requests }) => [key, total, rows, requests]);
  expect(days(open)).toEqual([
    [day(0), 2, 1, 2],
    [day(2), 1, 1, 1],
    [day(3), 3, 3, 1],
  ]);
  store.writer.leaveInbox(['n4'], 'b', { decidedAt: 0, undoUntil: 0 });
  store.writer.settleNotifications(['n4'], NOON);
  expect(days({ ...open, view: 'history' })).toEqual([[day(0), 1, 1, 1]]);
});

test('the history is found by what was decided', () => {
  using store = filled();
  const { writer } = store;
  const times = { decidedAt: 1, undoUntil: 1 };
  writer.leaveInbox(['n1'], 'granted', times, { is: 'grant', level: 'read' });
  writer.noteGranted(['n1']);
  writer.leaveInbox(['n2', 'n5'], 'b', times);
  writer.settleNotifications(['n1', 'n2', 'n5'], NOON);
  writer.putNotifications(list.slice(4), NOON);
  const found = (...settlements: Settlement[]) =>
    page(store, { ...open, view: 'history', settlements }).toSorted();
  expect(found('granted')).toEqual(['n1']);
  expect(found('dismissed')).toEqual(['n2']);
  expect(found('acknowledged')).toEqual(['n5']);
  expect(found('elsewhere')).toEqual(['n3', 'n4']);
  expect(found('granted', 'elsewhere')).toEqual(['n1', 'n3', 'n4']);
  const shown = store.reader.inboxPage({ ...open, view: 'history' }, 0, 9);
  for (const { id, settlement } of shown) expect(found(settlement ?? 'elsewhere'), id).toContain(id);
});

test('groups of the list can be decided about as a whole; a day has the rows that it lists', () => {
  using store = filled();
  const step = { after: 0, end: store.reader.inboxEnd(ACCOUNT), limit: 9 };
  const ids = (query: InboxQuery) => store.reader.inboxStep(ACCOUNT, query, step).map(({ id }) => id);
  const day = (days: number) => String(new Date(2026, 10, 20 - days).getTime());
  expect(ids(only('person', ['ada']))).toEqual(['n1', 'n2', 'n3']);
  expect(ids(only('person', ['ada', 'bob']))).toEqual(['n1', 'n2', 'n3', 'n4']);
  expect(ids(only('person', ['ada'], true))).toEqual(['n4', 'n5', 'n6']);
  // The row of the day stands for n2, of two days before.
  expect(ids(only('day', [day(0)]))).toEqual(['n1']);
  expect(page(store, only('day', [day(2), day(3)]))).toEqual(['n3', 'n6', 'n5', 'n4']);
  expect(store.reader.inboxCount(only('day', [day(0)]))).toMatchObject({ total: 2, rows: 1 });
  store.db.exec(`INSERT INTO snooze (notification, until, since, back) VALUES ('n4', 1, 1, ${NOON})`);
  expect(ids(only('day', [day(0)]))).toEqual(['n1', 'n4']);
});
