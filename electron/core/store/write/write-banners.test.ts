import { expect, onTestFinished, test } from 'vitest';
import { backlogAlert, burstAlert, eventAlert, notificationAlert, signInAlert } from '../../alert/alerts.ts';
import { addToTally, emptyTally } from '../../alert/tally.ts';
import type { BannerQuery, Outcome } from '../../model/banner.ts';
import { everything } from '../../model/event.ts';
import { problem } from '../../model/problem.ts';
import { incoming } from '../../testing/messages.ts';
import { fetchedNotification } from '../../testing/notifications.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';

const all: BannerQuery = { account: null, which: 'all' };

function setUp() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  let seq = 0n;
  const event = (alert: string) => {
    const [added] = store.writer.commit([incoming({ seq: ++seq, checksum: `${seq}`, alert })]).added;
    return added?.id ?? 0;
  };
  const rowsOf = (...ids: number[]) => store.reader.alertRows(ACCOUNT, ids).untold;
  const single = (id: number) => rowsOf(id).map(eventAlert);
  const burst = (first: number, ...ids: number[]) => {
    const tally = emptyTally();
    addToTally(tally, rowsOf(...ids));
    return burstAlert(ACCOUNT, first, tally, ids);
  };
  const why = (id: number) => store.reader.feedDetail(ACCOUNT, id).why;
  const outcomes = () => store.reader.bannerPage(all, 0, 100).map(({ outcome }) => outcome.is);
  return { store, event, single, burst, why, outcomes };
}

test('an event knows its banner, and what became of it', () => {
  const { store, event, single, why } = setUp();
  const id = event('banner');
  expect(why(id)).toEqual({ decision: 'banner', rule: null, banner: null });
  const [banner = 0] = store.writer.addBanners(single(id), 1_000);
  expect(why(id).banner).toEqual({ id: banner, outcome: { is: 'pending' }, changedAt: 1_000, count: 1 });
  const held: Outcome = { is: 'held', by: 'pause', until: 9_000 };
  expect(store.writer.noteOutcome(banner, held, 2_000)).toBe(true);
  expect(why(id).banner).toMatchObject({ outcome: held, changedAt: 2_000 });
});

test('what comes too late about a banner changes nothing', () => {
  const { store, event, single, outcomes } = setUp();
  const [banner = 0] = store.writer.addBanners(single(event('banner')), 0);
  store.writer.noteOutcome(banner, { is: 'clicked' }, 1);
  expect(store.writer.noteOutcome(banner, { is: 'shown' }, 2)).toBe(false);
  expect(store.writer.noteOutcome(banner, { is: 'dismissed' }, 2)).toBe(false);
  expect(outcomes()).toEqual(['clicked']);
});

test('a burst has one banner that grows, in place of those of its first events', () => {
  const { store, event, single, burst, why, outcomes } = setUp();
  const ids = Array.from({ length: 6 }, () => event('banner'));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = ids;
  for (const id of [a, b]) {
    const [banner = 0] = store.writer.addBanners(single(id), 1);
    store.writer.noteOutcome(banner, { is: 'shown' }, 1);
  }
  const replaces = [a, b].map((id) => `event-${ACCOUNT}-${id}`);
  const [banner] = store.writer.addBanners([{ ...burst(a, c, d), replaces }], 2);
  expect(outcomes()).toEqual(['pending', 'replaced', 'replaced']);
  store.writer.noteOutcome(banner ?? 0, { is: 'shown' }, 3);
  expect(store.writer.addBanners([burst(a, c, d, e, f)], 4)).toEqual([banner]);
  expect(outcomes()).toEqual(['pending', 'replaced', 'replaced']);
  expect(why(a).banner?.outcome.is).toBe('replaced');
  expect(why(f).banner).toMatchObject({ id: banner, count: 4 });
});

test('each backlog has a banner of its own, found by the ids of its events', () => {
  const { store, event, why, outcomes } = setUp();
  const early = event('backlog');
  const [first = 0, , last = 0] = [event('backlog'), event('banner'), event('backlog')];
  store.writer.addBanners([backlogAlert(ACCOUNT, { count: 7, first, last })], 1);
  const late = event('backlog');
  store.writer.addBanners([backlogAlert(ACCOUNT, { count: 5, first: late, last: late })], 2);
  expect(outcomes()).toEqual(['pending', 'replaced']);
  expect([early, first, last, late].map((id) => why(id).banner?.count)).toEqual([undefined, 7, 7, 5]);
});

test('what was decided and not shown when the app ended is not shown, and says so', () => {
  const { store, event, single, why, outcomes } = setUp();
  const [decided, pending, shown] = [event('banner'), event('urgent'), event('banner')];
  const quiet = event('quiet');
  store.writer.addBanners(single(pending), 0);
  const [banner = 0] = store.writer.addBanners(single(shown), 0);
  store.writer.noteOutcome(banner, { is: 'shown' }, 0);
  store.writer.putNotifications([notification('n')], 0);
  store.restart();
  store.writer.endUntold(5_000);
  expect(why(decided)).toMatchObject({ decision: 'ended', banner: null });
  expect(why(pending).banner).toMatchObject({ outcome: { is: 'ended' }, changedAt: 5_000 });
  expect(why(quiet).decision).toBe('quiet');
  expect(outcomes()).toEqual(['shown', 'ended']);
  expect(store.reader.notificationWhy(ACCOUNT, 'n')?.decision).toBe('ended');
  expect(store.writer.decideNotifications([decision('n')])).toEqual([]);
});

const decision = (id: string) => ({ id, alert: 'banner' as const, rule: 'r' });

const notification = (id: string) =>
  fetchedNotification({
    id,
    kind: 0,
    time: 1,
    message: 'Hello',
  });

test('a notification knows its banner; the list of banners is the newest first, and can be of some only', () => {
  const { store, event, single } = setUp();
  const id = event('banner');
  store.writer.putNotifications([notification('n')], 0);
  store.writer.decideNotifications([decision('n')]);
  const note = notificationAlert(
    ACCOUNT,
    'n',
    { is: 'text', text: 'Hello' },
    { rule: 'r', outcome: 'banner' },
  );
  const [, banner = 0] = store.writer.addBanners([...single(id), note], 1);
  store.writer.noteOutcome(banner, { is: 'failed', error: 'no answer' }, 2);
  expect(store.reader.notificationWhy(ACCOUNT, 'n')?.banner?.outcome).toEqual({
    is: 'failed',
    error: 'no answer',
  });
  const page = store.reader.bannerPage(all, 0, 10);
  expect(page.map(({ about }) => about?.is)).toEqual(['notification', 'event']);
  const failed: BannerQuery = { account: ACCOUNT, which: 'failed' };
  expect(store.reader.bannerCount(failed)).toEqual({ total: 1 });
  expect(store.reader.bannerPage(failed, 0, 10).map((row) => row.id)).toEqual([banner]);
  expect(store.reader.bannerCount({ ...all, account: 'other' })).toEqual({ total: 0 });
});

test('an event of before decisions were kept in full keeps what it said', () => {
  const { event, why } = setUp();
  expect(why(event('raised'))).toEqual({ decision: 'raised', rule: null, banner: null });
  expect(why(event('some-later-word')).decision).toBe(null);
});

test('an event that is read at once counts as read, in its subscription too', () => {
  const { store, event } = setUp();
  store.writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  event('nothing');
  event('quiet');
  expect(store.writer.totals()).toMatchObject({ events: 2, unread: 1 });
  expect(store.writer.subscriptions()[0]?.unread).toBe(1);
});

test('what lasts is shown after it was held, and withdrawn when it is over', () => {
  const { store, outcomes } = setUp();
  const [banner = 0] = store.writer.addBanners([signInAlert(ACCOUNT, 'Uni', problem('token-missing'))], 1);
  store.writer.noteOutcome(banner, { is: 'held', by: 'pause', until: null }, 2);
  expect(store.writer.noteOutcome(banner, { is: 'shown' }, 3)).toBe(true);
  expect(store.writer.noteOutcome(banner, { is: 'over' }, 4)).toBe(true);
  expect(outcomes()).toEqual(['over']);
  expect(store.reader.bannerPage(all, 0, 1)[0]?.about).toMatchObject({ is: 'sign-in', label: 'Uni' });
});

test('what counted as failed may be shown after all, and used', () => {
  const { store, event, single, outcomes } = setUp();
  const [banner = 0] = store.writer.addBanners(single(event('banner')), 0);
  expect(store.writer.noteOutcome(banner, { is: 'failed', error: 'no-answer' }, 1)).toBe(true);
  expect(store.writer.noteOutcome(banner, { is: 'clicked' }, 2)).toBe(true);
  expect(store.writer.noteOutcome(banner, { is: 'shown' }, 3)).toBe(false);
  expect(outcomes()).toEqual(['clicked']);
});

test('what became of an earlier banner of a burst does not hide what becomes of the next', () => {
  const { store, event, burst, outcomes } = setUp();
  const ids = Array.from({ length: 5 }, () => event('banner'));
  const [a = 0, ...others] = ids;
  const raise = () => store.writer.addBanners([burst(a, ...others)], 0)[0] ?? 0;
  raise();
  const banner = raise();
  store.writer.noteOutcome(banner, { is: 'failed', error: 'no-answer' }, 1);
  expect(store.writer.noteOutcome(banner, { is: 'held', by: 'pause', until: null }, 2)).toBe(true);
  raise();
  store.writer.noteOutcome(banner, { is: 'failed', error: 'no-answer' }, 3);
  expect(store.writer.noteOutcome(banner, { is: 'shown' }, 4)).toBe(true);
  expect(outcomes()).toEqual(['shown']);
});

test('what was held is summed up once, with the events of banners that were replaced meanwhile', () => {
  const { store, event, single, burst } = setUp();
  const ids = Array.from({ length: 5 }, () => event('banner'));
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
  const hold = (banner: number | undefined) =>
    store.writer.noteOutcome(banner ?? 0, { is: 'held', by: 'quiet-hours', until: null }, 1);
  for (const id of [a, b]) hold(store.writer.addBanners(single(id), 1)[0]);
  const replaces = [a, b].map((id) => `event-${ACCOUNT}-${id}`);
  hold(store.writer.addBanners([{ ...burst(a, c, d), replaces }], 2)[0]);
  const [shown = 0] = store.writer.addBanners(single(e), 3);
  store.writer.noteOutcome(shown, { is: 'shown' }, 3);
  expect(store.writer.summarizeHeld(5_000)).toMatchObject({ events: 4, unread: 4, requests: 0 });
  expect(store.writer.summarizeHeld(6_000)).toMatchObject({ events: 0 });
  // That summary was not shown: the next one has its share.
  store.writer.releaseHeld(5_000);
  expect(store.writer.summarizeHeld(5_000)).toMatchObject({ events: 4 });
  const summary = { field: 'summary', not: false, values: [5_000] } as const;
  const query = { ...everything, where: [summary] };
  expect(store.reader.feedPage(query, 0, 10).map(({ id }) => id)).toEqual([d, c, b, a]);
  expect(store.reader.feedCount(query).total).toBe(4);
});

test('a summary of what was held is in the list, and is told after a crash, or by the next one', () => {
  const { store, event, single } = setUp();
  const hold = () => {
    const [banner = 0] = store.writer.addBanners(single(event('banner')), 1);
    store.writer.noteOutcome(banner, { is: 'held', by: 'pause', until: null }, 1);
  };
  const list = () =>
    store.reader
      .bannerPage({ account: ACCOUNT, which: 'all' }, 0, 10)
      .filter(({ about }) => about?.is === 'held')
      .map(({ about, outcome, opens }) => [about, outcome.is, opens.summary]);
  const told = (events: number) => ({ is: 'held', events, notifications: 0, requests: 0 });
  hold();
  const { banner } = store.writer.summarizeHeld(5_000);
  expect(list()).toEqual([[told(1), 'pending', 5_000]]);
  store.writer.noteOutcome(banner ?? 0, { is: 'failed', error: 'refused' }, 5_001);
  store.writer.releaseHeld(5_000);
  hold();
  expect(store.writer.summarizeHeld(6_000)).toMatchObject({ events: 2 });
  store.writer.endUntold(7_000);
  expect(list()).toEqual([
    [told(2), 'ended', 6_000],
    [told(1), 'failed', undefined],
  ]);
  expect(store.writer.summarizeHeld(8_000).banner).toBeNull();
});

test('a backlog that was held is summed up with each of its events', () => {
  const { store, event } = setUp();
  const ids = Array.from({ length: 6 }, () => event('backlog'));
  event('banner');
  const told = { count: 6, first: ids[0] ?? 0, last: ids[5] ?? 0 };
  expect(store.reader.backlogCount(ACCOUNT, told.first, told.last + 1)).toEqual({ count: 6, unnamed: 6 });
  const [banner = 0] = store.writer.addBanners([backlogAlert(ACCOUNT, told)], 1);
  store.writer.noteOutcome(banner, { is: 'held', by: 'pause', until: null }, 1);
  expect(store.writer.summarizeHeld(5_000)).toMatchObject({ events: 6, unread: 6 });
});

test('the events that a banner tells of are found by its number, those of a backlog too, and marked by it', () => {
  const { store, event, single, burst } = setUp();
  const ids = Array.from({ length: 4 }, () => event('banner'));
  const [a = 0, b = 0, c = 0] = ids;
  const [one = 0] = store.writer.addBanners(single(a), 1);
  const [many = 0] = store.writer.addBanners([burst(a, b, c)], 2);
  const [first = 0, , last = 0] = [event('backlog'), event('banner'), event('backlog')];
  const [backlog = 0] = store.writer.addBanners([backlogAlert(ACCOUNT, { count: 2, first, last })], 3);
  const of = (...banners: number[]) => ({
    ...everything,
    account: ACCOUNT,
    where: [{ field: 'banner', not: false, values: banners } as const],
  });
  const found = (...banners: number[]) => store.reader.feedPage(of(...banners), 0, 10).map(({ id }) => id);
  expect(found(many, one)).toEqual([c, b, a]);
  expect(found(backlog)).toEqual([last, first]);
  expect([...store.reader.feedUnlike(of(one, many), ACCOUNT, true)].sort()).toEqual([a, b, c]);
  store.writer.noteOutcome(one, { is: 'shown' }, 4);
  expect(store.writer.noteOutcome(one, { is: 'handled' }, 5)).toBe(true);
});
