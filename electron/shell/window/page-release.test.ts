import { expect, test } from 'vitest';
import { Preferences } from '../../core/model/preferences.ts';
import type { View } from '../../ipc/contract.ts';
import type { Settings } from '../settings/settings.ts';
import { standingClock } from '../testing/fixtures.ts';
import { createPageRelease } from './page-release.ts';

const minute = 60_000;
const view = { screen: 'feed' } as View;

/** A window that is hidden and shown by hand, and what it was asked for. */
function setUp(releaseMinutes: number | null = 5) {
  const clock = standingClock();
  const heard = { shown: () => {}, hidden: () => {}, settings: (_now: Settings) => {} };
  const asked: number[] = [];
  const released: number[] = [];
  let isHidden = false;
  let settings = { ...Preferences.parse({}), releaseMinutes } as Settings;
  const release = createPageRelease({
    clock,
    settings: {
      get: () => settings,
      onChange(listener) {
        heard.settings = listener;
        return () => {};
      },
    },
    window: {
      isHidden: () => isHidden,
      onShown: (listener) => {
        heard.shown = listener;
      },
      onHidden: (listener) => {
        heard.hidden = listener;
      },
      send: (push) => push === 'view.asked' && asked.push(clock.now()),
      release: () => released.push(clock.now()),
    },
  });
  return {
    clock,
    release,
    asked,
    released,
    hide() {
      isHidden = true;
      heard.hidden();
    },
    show() {
      isHidden = false;
      heard.shown();
    },
    set(next: number | null) {
      settings = { ...settings, releaseMinutes: next };
      heard.settings(settings);
    },
  };
}

test('a page is released five minutes after it was hidden, and what it showed is given back once', () => {
  const { clock, release, hide, asked, released } = setUp();
  hide();
  clock.move(5 * minute - 1);
  expect(asked).toEqual([]);
  clock.move(1);
  release.handOver(view);
  expect(released).toEqual([5 * minute]);
  expect(release.take()).toBe(view);
  expect(release.take()).toBeNull();
});

test('a page that has something to lose stays, and is asked again', () => {
  const { clock, release, hide, asked, released } = setUp();
  hide();
  clock.move(5 * minute);
  release.handOver(null);
  expect(released).toEqual([]);
  clock.move(10_000);
  expect(asked).toHaveLength(2);
  release.handOver(view);
  expect(released).toHaveLength(1);
});

test('a page that is shown again stays, also when its answer comes too late', () => {
  const { clock, release, hide, show, asked, released } = setUp();
  hide();
  clock.move(4 * minute);
  show();
  clock.move(10 * minute);
  expect(asked).toEqual([]);
  hide();
  clock.move(5 * minute);
  show();
  release.handOver(view);
  expect(released).toEqual([]);
  hide();
  release.handOver(view);
  expect(released).toEqual([]);
});

test('a setting changed while the window is hidden counts from then on', () => {
  const { clock, hide, set, asked } = setUp(null);
  hide();
  clock.move(60 * minute);
  expect(asked).toEqual([]);
  set(1);
  clock.move(minute);
  expect(asked).toHaveLength(1);
  set(null);
  clock.move(60 * minute);
  expect(asked).toHaveLength(1);
});
