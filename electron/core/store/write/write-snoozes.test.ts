import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backAlert } from '../../alert/alerts.ts';
import { everything } from '../../model/event.ts';
import type { InboxQuery, InboxView } from '../../model/notification.ts';
import { incoming } from '../../testing/messages.ts';
import { fetchedNotification } from '../../testing/notifications.ts';
import { asked } from '../../testing/queries.ts';
import { ACCOUNT, tempFolder, testStore, undoWhole } from '../../testing/store.ts';
import { ackRuns } from './write-acks.ts';
import { openWriter } from './writer.ts';

const notification = (n: number) =>
  fetchedNotification({
    id: `n${n}`,
    kind: n === 1 ? 1 : 5,
    time: n,
    message: `number ${n}`,
  });
const list = [1, 2, 3].map(notification);
const inView = (view: InboxView): InboxQuery => ({ account: ACCOUNT, view, kinds: [], text: '' });

function setUp() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const writer = () => store.writer;
  const subscription = writer().addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  const { added } = writer().commit(
    [1n, 2n, 3n].map((seq) => incoming({ subscription, seq, checksum: `${seq}`, alert: 'quiet' })),
  );
  writer().putNotifications(list, 0);
  const ids = added.map(({ id }) => id);
  const [a = 0, b = 0, c = 0] = ids;
  const row = (id: number) => store.reader.feedDetail(ACCOUNT, id).row;
  const inbox = (view: InboxView) => store.reader.inboxPage(inView(view), 0, 10).map(({ id }) => id);
  /** Brings back what is due, and returns the number of the banner. */
  const bringBack = (now: number) => {
    const due = writer().dueSnoozes(now);
    const counts = { ...due, events: due.events.length, notifications: due.notifications.length };
    return writer().bringBack(due, backAlert(ACCOUNT, now, counts), now);
  };
  const found = (line: string) => store.reader.feedPage(asked(line), 0, 10).map(({ id }) => id);
  return { store, writer, a, b, c, row, inbox, bringBack, found };
}

test('a snoozed event is read, keeps its place, is found as snoozed, and comes back unread with a banner', () => {
  const { store, writer, a, b, c, row, bringBack, found } = setUp();
  expect(writer().snoozeEvents([b], 5_000, 100)).toBe(1);
  expect(row(b)).toMatchObject({ read: true, snooze: { until: 5_000, back: null } });
  expect(writer().totals()).toMatchObject({ unread: 2, snoozed: 1 });
  expect(store.reader.feedPage(everything, 0, 10).map(({ id }) => id)).toEqual([c, b, a]);
  expect(found('is:snoozed')).toEqual([b]);
  expect(found('-is:snoozed')).toEqual([c, a]);
  expect(store.reader.feedCount(asked('is:snoozed'))).toMatchObject({ total: 1 });
  expect(writer().nextSnooze()).toBe(5_000);
  expect(writer().dueSnoozes(4_999).events).toEqual([]);

  const banner = bringBack(5_000);
  expect(row(b)).toMatchObject({ read: false, snooze: { until: 5_000, back: 5_000 } });
  expect(writer().totals()).toMatchObject({ unread: 3, snoozed: 0 });
  expect(found('is:snoozed')).toEqual([]);
  const { why } = store.reader.feedDetail(ACCOUNT, b);
  expect(why).toMatchObject({
    decision: 'quiet',
    snooze: { until: 5_000, back: 5_000 },
    banner: { id: banner, outcome: { is: 'pending' } },
  });
});

test('a snoozed notification leaves the open list without being acknowledged, and comes back at its top', () => {
  const { writer, inbox, bringBack } = setUp();
  expect(writer().snoozeNotifications(['n1', 'n2'], 5_000, 0)).toBe(2);
  expect(inbox('open')).toEqual(['n3']);
  expect(inbox('snoozed')).toEqual(['n2', 'n1']);
  expect(writer().inboxTotals()).toEqual({ open: 1, leaving: 0 });
  expect(writer().dueSnoozes(5_000)).toEqual({ events: [], notifications: ['n1', 'n2'], requests: 1 });
  writer().snoozeNotifications(['n2'], 9_000, 1);
  expect(bringBack(5_000)).not.toBeNull();
  expect(inbox('open')).toEqual(['n1', 'n3']);
  expect(inbox('snoozed')).toEqual(['n2']);
});

test('each comes back once, with one banner, also where the app ends in between', () => {
  const { store, writer, a, b, bringBack } = setUp();
  writer().snoozeEvents([a, b], 5_000, 0);
  store.restart();
  const banner = bringBack(6_000);
  store.restart();
  writer().endUntold(7_000);
  expect(writer().nextSnooze()).toBeNull();
  expect(writer().dueSnoozes(99_999).events).toEqual([]);
  const { why } = store.reader.feedDetail(ACCOUNT, a);
  expect(why.banner).toMatchObject({ id: banner, outcome: { is: 'ended' } });
  expect(store.reader.bannerCount({ account: null, which: 'all' })).toEqual({ total: 1 });
});

test('nothing comes back where something else is due by now', () => {
  const { writer, a, b } = setUp();
  writer().snoozeEvents([a], 5_000, 0);
  const due = writer().dueSnoozes(5_000);
  writer().snoozeEvents([b], 4_000, 1);
  const alert = backAlert(ACCOUNT, 5_000, { events: 1, notifications: 0, requests: 0 });
  expect(writer().bringBack(due, alert, 5_000)).toBeNull();
  expect(writer().totals()).toMatchObject({ snoozed: 2, unread: 1 });
});

test('what was acknowledged meanwhile, here or elsewhere, does not come back', () => {
  const { writer, inbox } = setUp();
  writer().snoozeNotifications(['n1', 'n2', 'n3'], 5_000, 0);
  writer().putNotifications(list.slice(1), 100);
  expect(writer().leaveInbox(['n2'], 'bulk', { decidedAt: 0, undoUntil: 200 })).toBe(1);
  expect(writer().dueSnoozes(5_000).notifications).toEqual(['n3']);
  expect(writer().nextSnooze()).toBe(5_000);
  undoWhole(writer(), 'bulk');
  expect(inbox('open')).toEqual(['n2']);
});

test('an acknowledgement that is undone in time is snoozed again', () => {
  const { writer, inbox } = setUp();
  writer().snoozeNotifications(['n2'], 5_000, 0);
  writer().leaveInbox(['n2'], 'bulk', { decidedAt: 0, undoUntil: 200 });
  expect(inbox('snoozed')).toEqual([]);
  undoWhole(writer(), 'bulk');
  expect(inbox('snoozed')).toEqual(['n2']);
});

test('snoozing is undone, and another time gives way to the one before', () => {
  const { writer, a, b, row, inbox } = setUp();
  writer().markRead([b], true);
  writer().snoozeEvents([a, b], 5_000, 1);
  writer().snoozeNotifications(['n1'], 5_000, 1);
  writer().snoozeEvents([a], 9_000, 2);
  expect(writer().undoSnooze(2)).toBe(1);
  expect(row(a).snooze?.until).toBe(5_000);
  expect(writer().endSnoozes([a, b], ['n1'])).toBe(3);
  expect([row(a).read, row(b).read]).toEqual([false, true]);
  expect(inbox('open')).toEqual(['n3', 'n2', 'n1']);
});

test('retention keeps what is snoozed', () => {
  const { writer, a, b, c, row } = setUp();
  writer().settleAcks(ackRuns(writer().nextAcks(100)));
  writer().snoozeEvents([a], 5_000, 0);
  writer().markRead([b, c], true);
  expect(writer().trim(Date.UTC(2100, 0), 100)).toBe(2);
  expect(row(a).snooze?.until).toBe(5_000);
});

test('what came back while banners were held is told by the summary at the end', () => {
  const { store, writer, a, bringBack } = setUp();
  writer().snoozeEvents([a], 5_000, 0);
  writer().snoozeNotifications(['n1'], 5_000, 0);
  const banner = bringBack(5_000) ?? 0;
  writer().noteOutcome(banner, { is: 'held', by: 'quiet-hours', until: 6_000 }, 5_001);
  expect(writer().summarizeHeld(6_000)).toMatchObject({
    events: 1,
    unread: 1,
    notifications: 1,
    requests: 1,
  });
  const query = { ...inView('open'), summary: 6_000 };
  expect(store.reader.inboxPage(query, 0, 10).map(({ id }) => id)).toEqual(['n1']);
});

test('the banner about several opens exactly those', () => {
  const { store, writer, a, b, bringBack } = setUp();
  writer().snoozeEvents([a, b], 5_000, 0);
  bringBack(5_000);
  const [row] = store.reader.bannerPage({ account: null, which: 'all' }, 0, 1);
  expect(row).toMatchObject({ about: { is: 'back', events: 2 }, opens: { summary: 5_000 } });
  const where = [{ field: 'summary' as const, not: false, values: [row?.opens.summary ?? 0] }];
  expect(store.reader.feedPage({ ...everything, where }, 0, 10).map(({ id }) => id)).toEqual([b, a]);
});

test('what is snoozed is listed, the first to come back on top', () => {
  const { store, writer, a, b } = setUp();
  writer().snoozeEvents([a], 9_000, 0);
  writer().snoozeEvents([b], 7_000, 0);
  writer().snoozeNotifications(['n1'], 8_000, 0);
  expect(store.reader.snoozedCount(null)).toEqual({ total: 3 });
  expect(store.reader.snoozedPage(ACCOUNT, 0, 10).map(({ until }) => until)).toEqual([7_000, 8_000, 9_000]);
  expect(store.reader.snoozedPage(null, 1, 1)).toMatchObject([
    { about: { is: 'notification', notification: { id: 'n1', state: 'snoozed' } } },
  ]);
});

test('requests that one stands for are snoozed as one row, unless they come back at another time', () => {
  const { store, writer } = setUp();
  const requests = [11, 12, 13].map((n) => ({ ...notification(n), kind: 1, userId: 'u', resourceId: 'r' }));
  writer().putNotifications([...list, ...requests], 0);
  const ids = requests.map(({ id }) => id);
  writer().snoozeNotifications(ids, 5_000, 0);
  const shown = () => store.reader.snoozedPage(null, 0, 10).map(({ until }) => until);
  expect(shown()).toEqual([5_000]);
  expect(store.reader.snoozedCount(null)).toEqual({ total: 1 });
  expect(writer().totals()).toMatchObject({ snoozed: 1 });
  writer().snoozeNotifications(ids.slice(0, 1), 9_000, 0);
  expect(shown()).toEqual([5_000, 9_000]);
  expect(store.reader.snoozedCount(null)).toEqual({ total: 2 });
});

test('notifications stay snoozed where a damaged database is started over', () => {
  const folder = tempFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'a.sqlite');
  const first = openWriter(path, 0);
  first.putNotifications(list, 0);
  first.snoozeNotifications(['n2'], 5_000, 0);
  first.close();
  copyFileSync(path, `${path}.copy`);
  writeFileSync(`${path}.damage`, '');
  const second = openWriter(path, 1);
  onTestFinished(() => second.close());
  if (!second.unrestored()?.file) return expect.unreachable('the database was not set aside');
  second.putNotifications(list, 2);
  expect(second.inboxTotals()).toEqual({ open: 2, leaving: 0 });
  expect(second.dueSnoozes(5_000).notifications).toEqual(['n2']);
});
