import { expect, test } from 'vitest';
import { bannerTextIn } from '../../words/banner-text.ts';
import { languageFor } from '../../words/language.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { createInbox } from '../inbox/inbox.ts';
import type { Alert } from '../model/alert.ts';
import type { Profile } from '../model/profile.ts';
import { subjects } from '../model/subjects.ts';
import type { ReaderThread } from '../store/thread/thread.ts';
import type { FetchedNotification } from '../store/write/write-notifications.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { ACCOUNT, asRemote } from '../testing/store.ts';
import { usedStore } from '../testing/used-store.ts';
import type { AosApi } from '../transport/api.ts';
import { publishCommitted } from './publish-committed.ts';

const textOf = bannerTextIn(languageFor('en'));

const SOIL = '01JABCDEFGHJKMNPQRSTVWXYZ2';
const LAKE = '01JABCDEFGHJKMNPQRSTVWXYZ3';
const NAMES: Record<string, string> = { [SOIL]: 'soil-survey', [LAKE]: 'lake' };
const T = 1_780_000_000_000;

const noLateDecisions = {
  names: async () => [],
  decideLate: () => ({ alert: 'banner' as const, rule: null }),
  storeLate: async () => [],
  altered: () => {},
};

/** The banners of an account: events go one way, what the inbox is asked for the other, and both meet in the store. */
function setUp() {
  const { store, abort } = usedStore();
  const clock = fakeClock(T);
  const banners: Alert[] = [];
  const reader = asRemote(() => store.reader) as unknown as ReaderThread;
  const publisher = publishCommitted({
    account: ACCOUNT,
    clock,
    rows: (ids) => reader.alertRows(ACCOUNT, ids),
    countBacklog: (first, last) => reader.backlogCount(ACCOUNT, first, last),
    added: () => {},
    silence: store.remote.silence,
    ...noLateDecisions,
    alerts: (alerts) => banners.push(...alerts),
  });
  const atServer: FetchedNotification[] = [];
  const context = { clock, random: () => 0.5, timing: defaultTiming, wake: createBell() };
  const inbox = createInbox({
    ...context,
    account: ACCOUNT,
    // The inbox of the server: the notifications go into the store as they would come over the wire.
    api: { users: { getPersonalNotifications: async () => ({ notifications: [] }) } } as unknown as AosApi,
    store: {
      ...store.remote,
      putNotifications: async (_: unknown, now: number) => store.writer.putNotifications(atServer, now),
      decideNotifications: store.remote.decideNotifications,
      inboxTotals: store.remote.inboxTotals,
    } as typeof store.remote,
    reader,
    reading: abort.signal,
    sending: abort.signal,
    undoMs: () => 6_000,
    changed: () => {},
    alert: (alerts) => banners.push(...alerts),
    sent: () => {},
    failing: () => {},
    accessChanged: () => {},
    isTold: publisher.hadBanner,
    rules: () => [],
  });
  void inbox.run();
  store.writer.learnProfile(profile());
  let seq = 0n;
  return {
    clock,
    titles: () => banners.map((banner) => textOf(banner).title),
    event(time = T) {
      const about = { subject: subjects.user.code, resourceId: null };
      const event = incoming({ seq: ++seq, time: BigInt(time) * 1_000_000n, ...about });
      publisher.committed([event], store.writer.commit([event]), 0n);
    },
    learn(...permissions: Profile['permissions']) {
      store.writer.learnProfile(profile(...permissions));
      for (const { id } of permissions)
        store.db.prepare('UPDATE resource SET name = ? WHERE id = ?').run(NAMES[id] ?? '', id);
    },
    notify(resourceId = SOIL, time = T + 3) {
      atServer.push({
        id: `01JABCDEFGHJKMNPQRSTVWX${String(atServer.length).padStart(3, '0')}`,
        kind: 2,
        time,
        message: `Permission granted for soil-survey (${resourceId})`,
        userId: null,
        userName: null,
        resourceId,
        resourceName: 'soil-survey',
      });
      inbox.kick();
    },
  };
}

const profile = (...permissions: Profile['permissions']): Profile => ({
  profile: '',
  tokens: '',
  permissions,
});
const append = (id = SOIL) => ({ id, kind: 'project' as const, level: 'append' as const });

test('the notification comes with the event: it has the banner', async () => {
  const { clock, event, learn, notify, titles } = setUp();
  await clock.advance(0);
  event();
  notify();
  await clock.advance(500);
  learn(append());
  await clock.advance(10_000);
  expect(titles()).toEqual(['You were granted access to soil-survey']);
});

test('the notification comes long after the event: the event has the banner, with what changed', async () => {
  const { clock, event, learn, notify, titles } = setUp();
  await clock.advance(0);
  event();
  await clock.advance(900);
  learn(append());
  await clock.advance(10_000);
  expect(titles()).toEqual(['Your permissions changed: soil-survey, now Append']);
  notify();
  await clock.advance(10_000);
  expect(titles()).toHaveLength(1);
});

test('the event comes long after the notification: the notification has the banner', async () => {
  const { clock, event, learn, notify, titles } = setUp();
  await clock.advance(0);
  notify();
  await clock.advance(60_000);
  event();
  await clock.advance(1_000);
  learn(append());
  await clock.advance(10_000);
  expect(titles()).toEqual(['You were granted access to soil-survey']);
});

test('the server cannot be asked what changed: the notification still has the only banner', async () => {
  const { clock, event, notify, titles } = setUp();
  await clock.advance(0);
  event();
  notify();
  await clock.advance(10_000);
  expect(titles()).toEqual(['You were granted access to soil-survey']);
});

test('without a notification the event waits for what changed, and then has the banner', async () => {
  const { clock, event, learn, titles } = setUp();
  await clock.advance(0);
  event();
  await clock.advance(900);
  expect(titles()).toEqual([]);
  learn(append());
  await clock.advance(10_000);
  expect(titles()).toEqual(['Your permissions changed: soil-survey, now Append']);
});

test('what no notification tells keeps its banner beside one that another tells', async () => {
  const { clock, event, learn, notify, titles } = setUp();
  await clock.advance(0);
  event();
  notify();
  await clock.advance(500);
  learn(append(), append(LAKE));
  await clock.advance(10_000);
  expect(titles()).toEqual([
    'You were granted access to soil-survey',
    'Your permissions changed: lake, now Append',
  ]);
});

test('another change a minute later has a banner of its own', async () => {
  const { clock, event, learn, notify, titles } = setUp();
  await clock.advance(0);
  event();
  notify();
  await clock.advance(1_000);
  learn(append());
  await clock.advance(60_000);
  event(T + 60_000);
  await clock.advance(500);
  learn({ ...append(), level: 'write' });
  await clock.advance(10_000);
  expect(titles()).toEqual([
    'You were granted access to soil-survey',
    'Your permissions changed: soil-survey, now Write',
  ]);
});
