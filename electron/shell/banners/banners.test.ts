import { expect, test } from 'vitest';
import type { Alert, EventSummary } from '../../core/model/alert.ts';
import type { Outcome } from '../../core/model/banner.ts';
import type { BannerAction } from '../../core/model/banner-look.ts';
import type { Hold } from '../../core/model/hold.ts';
import { bannerTextIn } from '../../words/banner-text.ts';
import { languageFor } from '../../words/language.ts';
import { event } from '../testing/fixtures.ts';
import type {
  BannerContent,
  BannerEvents,
  BannerResult,
  BannerService,
  ShownBanner,
} from './banner-service.ts';
import { createBanners } from './banners.ts';

/** A banner of a service that does what the test says. */
class TestBanner implements ShownBanner {
  closed = false;
  readonly result: Promise<BannerResult>;
  constructor(
    readonly content: BannerContent,
    readonly events: BannerEvents,
    answer: BannerResult,
  ) {
    this.result = Promise.resolve(answer);
  }
  close(): void {
    this.closed = true;
  }
}

const alert = (id: number): Alert => ({
  account: 'a',
  about: { is: 'event', event: event(id) },
  opens: { screen: 'feed', event: id },
  key: `event-${id}`,
});

const created = (count: number): EventSummary => ({
  count,
  same: { action: 'created', kinds: ['object'] },
  projects: [],
  names: [],
});

/** The alert of a burst. */
const burst = (count: number, part: Partial<Alert> = {}): Alert => ({
  ...alert(count),
  about: { is: 'events', summary: created(count) },
  opens: { screen: 'feed', event: null },
  key: 'burst',
  silent: count > 4,
  growing: true,
  ...part,
});

function setUp(answer: BannerResult = { outcome: 'shown' }, hold: Hold | null = null, isHidden = false) {
  const became: [string, Outcome][] = [];
  const made: TestBanner[] = [];
  /** In whose place each banner came. */
  const places = new Map<TestBanner, ShownBanner | null>();
  const earlierOf = (banner: TestBanner) => places.get(banner);
  const acted: [string, BannerAction, readonly number[] | null][] = [];
  const service: BannerService = {
    show(content, events, earlier) {
      earlier?.close();
      const banner = new TestBanner(content, events, answer);
      places.set(banner, earlier);
      made.push(banner);
      return banner;
    },
  };
  const textOf = bannerTextIn(languageFor('en'));
  const banners = createBanners({
    textOf,
    service,
    hold: () => hold,
    hidesContents: () => isHidden,
    soundOf: (isUrgent) => (isUrgent ? 'own' : 'system'),
    act: ({ key }, action, told) => acted.push([key, action, told?.ids ?? null]),
    became: ({ key }, outcome) => became.push([key, outcome]),
  });
  const showing = () => made.filter((banner) => !banner.closed).map(({ content }) => content.title);
  return { banners, made, acted, showing, became, earlierOf };
}

test.each<[BannerResult, Outcome]>([
  [{ outcome: 'shown' }, { is: 'shown' }],
  [
    { outcome: 'failed', error: 'no answer' },
    { is: 'failed', error: 'no answer' },
  ],
  [{ outcome: 'unsupported' }, { is: 'unsupported' }],
])('what the system says, %j, is what became of the banner', async (answer, outcome) => {
  const { banners, became } = setUp(answer);
  await banners.show(alert(1));
  expect(became).toEqual([['event-1', outcome]]);
});

test.each<Hold>([
  { by: 'pause', until: 5_000 },
  { by: 'pause', until: null },
  { by: 'quiet-hours', until: 5_000 },
  { by: 'do-not-disturb', until: null },
])('while %j keeps banners back, none is created, and it is held', async (hold) => {
  const { banners, made, became } = setUp(undefined, hold);
  await banners.show(alert(1));
  expect(became).toEqual([['event-1', { is: 'held', ...hold }]]);
  expect(made).toEqual([]);
});

test.each([
  ['clicked', 'clicked', (banner: BannerEvents) => banner.chosen('open')],
  ['marked read', 'handled', (banner: BannerEvents) => banner.chosen('mark-read')],
  ['closed', 'dismissed', (banner: BannerEvents) => banner.closed(true)],
] as const)('a banner that is %s by the person was shown and %s', async (_what, is, gesture) => {
  const { banners, made, became } = setUp();
  await banners.show(alert(1));
  if (made[0]) gesture(made[0].events);
  made[0]?.events.closed(true);
  expect(became).toEqual([
    ['event-1', { is: 'shown' }],
    ['event-1', { is }],
  ]);
});

test('a banner has the picture and the buttons of what it is about, and each button does what it says, once', async () => {
  const { banners, made, acted } = setUp();
  await banners.show(alert(1));
  await banners.show(alert(2));
  expect(made[0]?.content).toMatchObject({ icon: 'object', buttons: ['open', 'mark-read', 'snooze'] });
  made[0]?.events.chosen('mark-read');
  made[1]?.events.chosen('open');
  expect(acted).toEqual([
    ['event-1', 'mark-read', null],
    ['event-2', 'open', null],
  ]);
  // Not every service takes it away by itself.
  expect(made.map(({ closed }) => closed)).toEqual([true, true]);
});

test('a request can be granted from its form; with hidden contents no picture and no button says what it is', async () => {
  const request: Alert = {
    ...alert(1),
    opens: { screen: 'inbox', notification: 'n' },
    about: {
      is: 'notification',
      notice: { is: 'access-requested', user: 'Ana', resource: 'soil', kind: 'project', level: 'read' },
    },
  };
  const shown = setUp();
  await shown.banners.show(request);
  expect(shown.made[0]?.content).toMatchObject({
    icon: 'request',
    buttons: ['grant', 'dismiss', 'snooze', 'open'],
  });
  const hidden = setUp(undefined, null, true);
  await hidden.banners.show(request);
  await hidden.banners.show(alert(2));
  expect(hidden.made[0]?.content).toMatchObject({ icon: null, buttons: ['open', 'snooze'] });
  expect(hidden.made[1]?.content).toMatchObject({ icon: null, buttons: ['open', 'mark-read', 'snooze'] });
});

test('beyond the limit the oldest banners are closed, so that no click is lost', async () => {
  const { banners, made } = setUp();
  for (let id = 0; id < 60; id++) await banners.show(alert(id));
  expect(made.filter((banner) => banner.closed)).toHaveLength(10);
  banners.closeAll();
  expect(made.every((banner) => banner.closed)).toBe(true);
});

test('a burst has one banner: each update replaces the previous one and the banners of single events', async () => {
  const { banners, made, acted, showing } = setUp();
  await banners.show({ ...alert(1), banner: 11 });
  await banners.show({ ...alert(2), banner: 12 });
  await banners.show(burst(4, { replaces: ['event-1', 'event-3'], banner: 13 }));
  expect(showing()).toEqual(['reads_2.fastq.gz updated', '4 objects created']);
  await banners.show(burst(40, { banner: 13 }));
  await banners.show(burst(150, { banner: 13 }));
  expect(showing()).toEqual(['reads_2.fastq.gz updated', '150 objects created']);
  expect(made.map(({ content }) => content.sound)).toEqual(['system', 'system', 'system', 'none', 'none']);
  made.at(-1)?.events.chosen('mark-all-read');
  expect(acted).toEqual([['burst', 'mark-all-read', [13, 11]]]);
});

test.each([
  ['closed', (banner: BannerEvents) => banner.closed(true)],
  ['clicked', (banner: BannerEvents) => banner.chosen('open')],
] as const)(
  '%s by the person, the banner of a burst does not come back before the next burst',
  async (_what, gesture) => {
    const { banners, made } = setUp();
    await banners.show(burst(4));
    await banners.show(burst(40));
    if (made[1]) gesture(made[1].events);
    expect((await banners.show(burst(90))).is).toBe('dismissed');
    expect(made).toHaveLength(2);
    expect((await banners.show(burst(5, { key: 'next' }))).is).toBe('shown');
  },
);

test('a banner of a burst that timed out comes back with the next update', async () => {
  const { banners, made } = setUp();
  await banners.show(burst(4));
  made[0]?.events.closed(false);
  expect((await banners.show(burst(9))).is).toBe('shown');
  expect(made).toHaveLength(2);
});

test('the banner of a burst takes the place of the last one of a single event', async () => {
  const { banners, made, earlierOf } = setUp();
  await banners.show(alert(1));
  await banners.show(alert(2));
  await banners.show(burst(4, { replaces: ['event-1', 'event-2'] }));
  await banners.show(burst(9, { replaces: ['event-1', 'event-2'] }));
  expect(made.map(earlierOf)).toEqual([null, null, made[1], made[2]]);
  expect(made.map(({ closed }) => closed)).toEqual([true, true, true, false]);
});

test('an update that changes nothing is not shown', async () => {
  const { banners, made } = setUp();
  await banners.show(burst(9));
  expect((await banners.show(burst(9))).is).toBe('shown');
  expect(made).toHaveLength(1);
});

test('another backlog is announced again, whatever became of the last banner', async () => {
  const { banners, made, showing } = setUp();
  const away: Alert = { ...alert(1), key: 'backlog-a', about: { is: 'backlog', count: 5 } };
  await banners.show(away);
  made[0]?.events.closed(true);
  await banners.show(away);
  await banners.show(away);
  expect(made).toHaveLength(3);
  expect(showing()).toHaveLength(2);
});

test('names of other people reach the banner whole, and without what is not seen', async () => {
  const { banners, made } = setUp();
  const named = (name: string, path: string[]): Alert => ({
    ...alert(1),
    about: { is: 'event', event: { ...event(1), name, path } },
  });
  await banners.show(named('👩‍🔬 Probe.csv', ['می‌خواهم']));
  await banners.show(named('gpj\u202e.exe\u200b', ['a\nb']));
  await banners.show(named('👩‍🔬'.repeat(500), []));
  const [whole, hidden, long] = made.map(({ content }) => content);
  expect(whole?.title).toContain('👩‍🔬 Probe.csv');
  expect(whole?.body).toBe('می‌خواهم');
  expect(hidden).toMatchObject({ title: expect.stringMatching(/^gpj\.exe /), body: 'a b' });
  expect(long?.title).toBe(`${'👩‍🔬'.repeat(199)}…`);
});

test('an urgent alert is asked for as one, and its banner stays', async () => {
  const { banners, made } = setUp();
  await banners.show({ ...alert(1), urgent: true });
  await banners.show(alert(2));
  expect(made.map(({ content }) => content.isUrgent)).toEqual([true, false]);
  expect(made.map(({ content }) => content.sound)).toEqual(['own', 'system']);
});
