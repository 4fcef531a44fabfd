import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Alert } from '../core/alert/alert.ts';
import type { Goto } from '../ipc/contract.ts';
import { createBanners } from './banners.ts';

class FakeBanner extends EventEmitter {
  closed = false;
  content: { title: string; body: string };
  daemon: (banner: FakeBanner) => void;
  constructor(content: { title: string; body: string }, daemon: (banner: FakeBanner) => void) {
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

const alert = (event: number): Alert => ({
  account: 'a',
  title: 'reads_01 updated',
  body: 'soil-2026',
  opens: { screen: 'feed', event },
  group: 'g',
});

function setUp(daemon: (banner: FakeBanner) => void, { supported = true, paused = false } = {}) {
  const made: FakeBanner[] = [];
  const opened: Goto[] = [];
  const banners = createBanners({
    supported: () => supported,
    paused: () => paused,
    make(content) {
      const banner = new FakeBanner(content, daemon);
      made.push(banner);
      return banner;
    },
    open: (goto) => opened.push(goto),
  });
  return { banners, made, opened };
}

const shows = (banner: FakeBanner) => banner.emit('show');

test('it says whether a banner was shown, or why not', async () => {
  expect(await setUp(shows).banners.show(alert(1))).toEqual({ outcome: 'shown', why: '' });
  const fails = (banner: FakeBanner) => banner.emit('failed', {}, 'no daemon');
  expect(await setUp(fails).banners.show(alert(1))).toEqual({ outcome: 'failed', why: 'no daemon' });
  expect((await setUp(shows, { supported: false }).banners.show(alert(1))).outcome).toBe('unsupported');
});

test('while alerts are paused none is made', async () => {
  const { banners, made } = setUp(shows, { paused: true });
  expect((await banners.show(alert(1))).outcome).toBe('paused');
  expect(made).toEqual([]);
});

test('a click opens the event the banner speaks of', async () => {
  const { banners, made, opened } = setUp(shows);
  await banners.show(alert(1));
  await banners.show(alert(2));
  made[0]?.emit('click');
  expect(opened).toEqual([{ screen: 'feed', account: 'a', event: 1 }]);
});

test('of very many the oldest are closed, so that no click goes nowhere', async () => {
  const { banners, made } = setUp(shows);
  for (let id = 0; id < 60; id++) await banners.show(alert(id));
  expect(made.filter((banner) => banner.closed)).toHaveLength(10);
  banners.closeAll();
  expect(made.every((banner) => banner.closed)).toBe(true);
});
