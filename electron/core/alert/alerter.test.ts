import { expect, test } from 'vitest';
import type { Alert, AlertRow } from '../model/alert.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { createAlerter } from './alerter.ts';

/** What an alert is about, in short: the name of its event, or how many events. */
function short({ about }: Alert): string {
  if (about.is === 'event') return about.event.name ?? '';
  if (about.is === 'events') return `${about.summary.count} events`;
  return `${'count' in about ? about.count : 1} ${about.is}`;
}

/** The id of an event that is urgent. */
const URGENT = 99;
/** The ids from here on are those of announcements. */
const NEWS = 1_000;

function setUp(name: (id: number) => string | null = () => 'reads.fastq') {
  const clock = fakeClock();
  const raised: Alert[][] = [];
  const times: number[] = [];
  let broken = false;
  const unnamed = { count: 0 };
  const row = (id: number): AlertRow => ({
    account: 'a',
    id,
    time: 0,
    action: 'updated',
    subject: id < NEWS ? 'object' : 'announcement',
    resourceId: `r${id}`,
    name: name(id),
    path: ['soil'],
    text: null,
    read: false,
    subscriptions: ['1'],
    isUrgent: id === URGENT,
    rule: id === URGENT ? 'outages' : 'level',
  });
  const alerter = createAlerter({
    account: 'a',
    clock,
    rows: async (ids) => {
      if (broken) throw new Error('busy');
      return ids.map(row);
    },
    countBacklog: async (first, last) => {
      if (broken) throw new Error('busy');
      return { count: last - first + 1, unnamed: unnamed.count };
    },
    raise(alerts) {
      raised.push(alerts);
      times.push(clock.monotonic());
    },
  });
  const breakStore = (value: boolean) => {
    broken = value;
  };
  return { clock, raised, times, alerter, breakStore, unnamed };
}

test('what comes after a quiet moment is announced at once, by name, and opened by a click', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1]);
  await clock.advance(60);
  alerter.add([]);
  await clock.advance(5_000);
  alerter.add([2]);
  await clock.advance(60);
  expect(raised.map((alerts) => alerts.map((a) => [short(a), a.opens]))).toEqual([
    [['reads.fastq', { screen: 'feed', event: 1 }]],
    [['reads.fastq', { screen: 'feed', event: 2 }]],
  ]);
});

test('several that come together are one', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1]);
  await clock.advance(40);
  alerter.add([2]);
  await clock.advance(20);
  expect(raised.flat()).toMatchObject([
    {
      about: {
        is: 'events',
        summary: { count: 2, same: { action: 'updated', kinds: ['object'] }, projects: ['soil'] },
      },
      key: 'summary-a-1',
      silent: false,
      growing: true,
      replaces: [],
    },
  ]);
});

test('a few announcements have a banner each, one after the other', async () => {
  const { clock, raised, times, alerter } = setUp();
  alerter.add([NEWS, 1, NEWS + 1]);
  await clock.advance(60);
  expect(raised.flat().map((a) => a.key)).toEqual([`event-a-${NEWS}`]);
  await clock.advance(20_000);
  expect(raised.flat().map((a) => a.key)).toEqual([`event-a-${NEWS}`, `event-a-${NEWS + 1}`, 'event-a-1']);
  expect(times.slice(1).map((time, n) => time - (times[n] ?? 0))).toEqual([1_000, 1_000]);
  alerter.add([2]);
  await clock.advance(60);
  expect(raised.flat().at(-1)?.replaces).toHaveLength(3);
});

test('one right behind another has its banner a moment later, two right behind it are one with it', async () => {
  const { clock, raised, times, alerter } = setUp();
  alerter.add([1]);
  await clock.advance(500);
  alerter.add([2]);
  await clock.advance(1_000);
  alerter.add([3]);
  await clock.advance(100);
  alerter.add([4]);
  await clock.advance(5_000);
  expect(raised.flat().map((a) => [short(a), a.replaces, a.silent])).toEqual([
    ['reads.fastq', undefined, undefined],
    ['reads.fastq', undefined, undefined],
    ['4 events', ['event-a-1', 'event-a-2'], true],
  ]);
  expect(times.slice(1).map((time, n) => time - (times[n] ?? 0))).toEqual([1_000, 1_000]);
});

test('a burst has one banner that is updated quietly now and then, and ends with the exact count', async () => {
  const { clock, raised, times, alerter } = setUp();
  for (let n = 1; n <= 150; n++) {
    alerter.add([n]);
    await clock.advance(40_000 / 150);
  }
  await clock.advance(60_000);
  const [single, ...updates] = raised.flat();
  expect(single?.key).toBe('event-a-1');
  expect(new Set(updates.map((a) => a.key))).toEqual(new Set(['summary-a-1']));
  expect(updates.map(short).at(-1)).toBe('150 events');
  expect(updates.length).toBeLessThanOrEqual(6);
  expect(updates.every((a) => a.silent && a.growing && a.replaces?.join() === 'event-a-1')).toBe(true);
  const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  // The count is exact soon after the last event, at 40 s of the clock.
  expect(times.at(-1)).toBeLessThan(40_000 + 15_000);
  expect(clock.timers).toBe(0);
});

test('after a pause a new burst begins, with few again', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1, 2, 3, 4]);
  await clock.advance(31_000);
  for (const id of [5, 6, 7, 8]) {
    alerter.add([id]);
    await clock.advance(20_000);
  }
  alerter.add([9]);
  await clock.advance(40_000);
  expect(raised.flat().map((a) => [a.key, a.replaces])).toEqual([
    ['summary-a-1', []],
    ['event-a-5', undefined],
    ['event-a-6', undefined],
    ['event-a-7', undefined],
    ['summary-a-5', ['event-a-5', 'event-a-6', 'event-a-7']],
    ['summary-a-5', ['event-a-5', 'event-a-6', 'event-a-7']],
  ]);
});

test('few with a pause between them never become a burst', async () => {
  const { clock, raised, alerter } = setUp();
  for (let n = 1; n <= 8; n++) {
    alerter.add([n]);
    await clock.advance(31_000);
  }
  expect(raised.flat().map((a) => a.key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `event-a-${n}`));
});

test('whatever comes during a burst is part of it', async () => {
  const { clock, raised, alerter } = setUp((id) => (id > 90 ? null : 'reads.fastq'));
  alerter.add([1, 2, 3, 4]);
  await clock.advance(700);
  // Even one whose name is not known yet: it does not hold the banner up.
  alerter.add([91]);
  await clock.advance(5_000);
  expect(raised.flat().map(short)).toEqual(['4 events', '5 events']);
});

test('a name that is being asked for is waited for, but not forever', async () => {
  let name: string | null = null;
  const waiting = setUp(() => name);
  waiting.alerter.add([1]);
  await waiting.clock.advance(1_000);
  expect(waiting.raised).toEqual([]);
  name = 'late.txt';
  await waiting.clock.advance(400);
  expect(waiting.raised.flat().map(short)).toEqual(['late.txt']);

  const never = setUp(() => null);
  never.alerter.add([1]);
  await never.clock.advance(3_500);
  expect(never.raised).toHaveLength(1);
  expect(never.clock.timers).toBe(0);
});

/** As many ids of events. */
const ids = (count: number, first = 1) => Array.from({ length: count }, (_, n) => n + first);

test('a backlog becomes one banner when it is through, a small one none', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.addBacklog(ids(4));
  alerter.caughtUp();
  await clock.advance(0);
  alerter.addBacklog(ids(1_200, 5));
  await clock.advance(60_000);
  expect(raised).toEqual([]);
  alerter.caughtUp();
  alerter.caughtUp();
  await clock.advance(0);
  expect(raised.flat().map(short)).toEqual(['1200 backlog']);
});

test('a backlog is counted when its events have names, which some never get', async () => {
  const { clock, raised, alerter, unnamed } = setUp();
  unnamed.count = 3;
  alerter.addBacklog(ids(100));
  alerter.caughtUp();
  await clock.advance(5_000);
  expect(raised).toEqual([]);
  unnamed.count = 0;
  await clock.advance(1_000);
  expect(raised.flat().map(short)).toEqual(['100 backlog']);
  unnamed.count = 1;
  alerter.addBacklog(ids(50, 101));
  alerter.caughtUp();
  await clock.advance(31_000);
  expect(raised.flat().map(short)).toEqual(['100 backlog', '50 backlog']);
});

test('what comes while a backlog is counted is part of it', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.addBacklog(ids(10));
  alerter.caughtUp();
  alerter.addBacklog(ids(10, 11));
  alerter.caughtUp();
  await clock.advance(5_000);
  expect(raised.flat().map(short)).toEqual(['20 backlog']);
});

test('a store that cannot be read for a while loses no banner and doubles none', async () => {
  const { clock, raised, alerter, breakStore } = setUp();
  breakStore(true);
  alerter.add([1]);
  await clock.advance(2_000);
  alerter.add([2]);
  breakStore(false);
  await clock.advance(2_000);
  expect(raised.flat().map(short)).toEqual(['2 events']);
});

test('stopped, it raises nothing more', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1]);
  alerter.stop();
  await clock.advance(10_000);
  expect(raised).toEqual([]);
});

test('a store that cannot be read during a burst costs no event of it', async () => {
  const { clock, raised, alerter, breakStore } = setUp();
  alerter.add([1, 2, 3, 4]);
  await clock.advance(700);
  breakStore(true);
  alerter.add([5]);
  await clock.advance(60_000);
  breakStore(false);
  await clock.advance(60_000);
  expect(raised.flat().map(short)).toEqual(['4 events', '5 events']);
});

test('a burst caught up with again and again has banners now and then and not a flood', async () => {
  const { clock, raised, times, alerter } = setUp();
  for (let n = 0; n < 100; n++) {
    alerter.addBacklog(ids(6, 6 * n + 1));
    alerter.caughtUp();
    alerter.add([4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 3]);
    await clock.advance(100);
  }
  await clock.advance(60_000);
  const titles = raised.flat().map(short);
  expect(titles.length).toBeLessThanOrEqual(8);
  expect(titles).toContain('400 events');
  const away = titles.filter((title) => title.endsWith('backlog')).map((title) => Number.parseInt(title, 10));
  expect(away.reduce((sum, n) => sum + n, 0)).toBe(600);
  // To show one takes the system a while: never two in the same moment.
  expect(Math.min(...times.slice(1).map((time, n) => time - (times[n] ?? 0)))).toBeGreaterThanOrEqual(1_000);
});

test('an urgent event makes its banner urgent, also that of a burst; the rule is named where it was the only one', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1, URGENT]);
  await clock.advance(60);
  expect(raised.flat()).toHaveLength(1);
  await clock.advance(5_000);
  expect(raised.flat().map(({ urgent, rule }) => [urgent, rule])).toEqual([
    [true, 'outages'],
    [false, 'level'],
  ]);
  alerter.add([2, 3, 4]);
  await clock.advance(700);
  expect(raised.flat().at(-1)).toMatchObject({ urgent: true, rule: null });
});
