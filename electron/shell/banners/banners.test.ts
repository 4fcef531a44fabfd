import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Alert, EventSummary } from '../../core/model/alert.ts';
import type { Goto } from '../../ipc/contract.ts';
import { bannerTextIn } from '../../words/banner-text.ts';
import { languageFor } from '../../words/language.ts';
import { event } from '../testing/fixtures.ts';
import { createBanners } from './banners.ts';
import { closesUnasked } from './closes-unasked.ts';
import type { BannerContent } from './show-banner.ts';

class FakeBanner extends EventEmitter {
  closed = false;
  content: BannerContent;
  daemon: (banner: FakeBanner) => void;
  constructor(content: BannerContent, daemon: (banner: FakeBanner) => void) {
    super();
    this.content = content;
    this.daemon = daemon;
  }
  show() {
    this.daemon(this);
  }
  close() {
    this.closed = true;
    this.emit('close');
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

interface Desktop {
  supported?: boolean;
  paused?: boolean;
  closesUnasked?: boolean;
}

function setUp(daemon: (banner: FakeBanner) => void, desktop: Desktop = {}) {
  const { supported = true, paused = false, closesUnasked = false } = desktop;
  const made: FakeBanner[] = [];
  const opened: Goto[] = [];
  const banners = createBanners({
    textOf: bannerTextIn(languageFor('en')),
    isSupported: () => supported,
    isPaused: () => paused,
    closesUnasked,
    create(content) {
      const banner = new FakeBanner(content, daemon);
      made.push(banner);
      return banner;
    },
    open: (goto) => opened.push(goto),
  });
  const showing = () => made.filter((banner) => !banner.closed).map(({ content }) => content.title);
  return { banners, made, opened, showing };
}

const shows = (banner: FakeBanner) => banner.emit('show');

test('the result says whether a banner was shown, or why not', async () => {
  expect(await setUp(shows).banners.show(alert(1))).toEqual({ outcome: 'shown' });
  const fails = (banner: FakeBanner) => banner.emit('failed', {}, 'no daemon');
  expect(await setUp(fails).banners.show(alert(1))).toEqual({ outcome: 'failed', error: 'no daemon' });
  expect((await setUp(shows, { supported: false }).banners.show(alert(1))).outcome).toBe('unsupported');
});

test('while alerts are paused, no banner is created', async () => {
  const { banners, made } = setUp(shows, { paused: true });
  expect((await banners.show(alert(1))).outcome).toBe('paused');
  expect(made).toEqual([]);
});

test('a click opens the event the banner is about', async () => {
  const { banners, made, opened } = setUp(shows);
  await banners.show(alert(1));
  await banners.show(alert(2));
  made[0]?.emit('click');
  expect(opened).toEqual([{ screen: 'feed', account: 'a', event: 1 }]);
});

test('beyond the limit the oldest banners are closed, so that no click is lost', async () => {
  const { banners, made } = setUp(shows);
  for (let id = 0; id < 60; id++) await banners.show(alert(id));
  expect(made.filter((banner) => banner.closed)).toHaveLength(10);
  banners.closeAll();
  expect(made.every((banner) => banner.closed)).toBe(true);
});

test('a burst has one banner: each update replaces the previous one and the banners of single events', async () => {
  const { banners, made, opened, showing } = setUp(shows);
  await banners.show(alert(1));
  await banners.show(alert(2));
  await banners.show(burst(4, { replaces: ['event-1', 'event-3'] }));
  expect(showing()).toEqual(['reads_2.fastq.gz updated', '4 objects created']);
  await banners.show(burst(40));
  await banners.show(burst(150));
  expect(showing()).toEqual(['reads_2.fastq.gz updated', '150 objects created']);
  expect(made.map(({ content }) => content.silent)).toEqual([false, false, false, true, true]);
  made.at(-1)?.emit('click');
  expect(opened).toEqual([{ screen: 'feed', account: 'a', event: null }]);
});

test.each(['close', 'click'])(
  'after a %s by the person, the banner of a burst does not come back before the next burst',
  async (gesture) => {
    const { banners, made } = setUp(shows);
    await banners.show(burst(4));
    await banners.show(burst(40));
    made.at(-1)?.emit(gesture);
    expect((await banners.show(burst(90))).outcome).toBe('dismissed');
    expect((await banners.show(burst(90, { growing: false }))).outcome).toBe('dismissed');
    expect(made).toHaveLength(2);
    expect((await banners.show(burst(5, { key: 'next' }))).outcome).toBe('shown');
  },
);

test('a banner that timed out on Windows counts as still there', async () => {
  const { banners, made, showing } = setUp(shows);
  await banners.show(burst(4));
  made[0]?.emit('close', { reason: 'timedOut' });
  await banners.show(burst(9));
  expect(showing()).toEqual(['9 objects created']);
});

test('a last update that changes nothing is not shown', async () => {
  const { banners, made } = setUp(shows);
  await banners.show(burst(9));
  expect((await banners.show(burst(9, { growing: false }))).outcome).toBe('shown');
  expect(made).toHaveLength(1);
});

test('where a timeout looks like a person closing it, the banner of a burst stays while the burst grows', async () => {
  const { banners, made } = setUp(shows, { closesUnasked: true });
  await banners.show(burst(9));
  await banners.show(burst(9, { growing: false }));
  expect(made.map(({ content }) => content.timeoutType)).toEqual(['never', 'default']);
  expect(closesUnasked('linux', 'KDE')).toBe(true);
  expect(closesUnasked('linux', undefined)).toBe(true);
  expect(closesUnasked('linux', 'ubuntu:GNOME')).toBe(false);
  expect(closesUnasked('win32', undefined)).toBe(false);
});

test('another backlog is announced again, whatever became of the last banner', async () => {
  const { banners, made, showing } = setUp(shows);
  const away: Alert = { ...alert(1), key: 'backlog-a', about: { is: 'backlog', count: 5 } };
  await banners.show(away);
  made[0]?.emit('close');
  await banners.show(away);
  await banners.show(away);
  expect(made).toHaveLength(3);
  expect(showing()).toHaveLength(2);
});
