import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSettings } from '../settings/settings.ts';
import { standingClock } from '../testing/fixtures.ts';
import { createAlertPause } from './alert-pause.ts';

const hour = 3_600_000;

function setUp(start: number) {
  const folder = mkdtempSync(join(tmpdir(), 'alert-pause-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = standingClock(start);
  const settings = openSettings(join(folder, 's.json'), clock, () => {});
  const seen: (number | null)[] = [];
  settings.onChange((now) => seen.push(now.alertsPausedUntil));
  return { clock, seen, settings, pause: createAlertPause(settings, clock) };
}

test('when a pause expires, every listener is told', () => {
  const { clock, seen, pause } = setUp(1000);
  pause.pause('hour');
  expect(pause.until()).toBe(1000 + hour);
  for (let minute = 0; minute < 60; minute++) clock.move(60_000);
  expect(pause.until()).toBeNull();
  expect(seen).toEqual([1000 + hour, null]);
});

test('a pause until tomorrow ends at eight in the morning; resuming ends it before', () => {
  const { pause } = setUp(new Date(2026, 10, 23, 20, 0).getTime());
  pause.pause('tomorrow');
  expect(pause.until()).toBe(new Date(2026, 10, 24, 8, 0).getTime());
  pause.pause(null);
  expect(pause.until()).toBeNull();
});

test('a machine that slept past the end finds the pause over when it is looked at', () => {
  const { clock, seen, pause } = setUp(1000);
  pause.pause('hour');
  clock.sleep(5 * hour);
  pause.check();
  expect(seen).toEqual([1000 + hour, null]);
});

test('an hour stays an hour when the clock is set back by a day, also while the app was not running', () => {
  const day = 24 * hour;
  const { clock, settings, pause } = setUp(10 * day);
  pause.pause('hour');
  clock.sleep(-day);
  clock.move(60_000);
  expect(pause.until()).toBe(9 * day + 60_000 + hour);
  clock.sleep(-day);
  expect(createAlertPause(settings, clock).until()).toBe(8 * day + 60_000 + hour);
});
