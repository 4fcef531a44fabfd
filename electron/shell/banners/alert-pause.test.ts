import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSettings } from '../settings/settings.ts';
import { standingClock } from '../testing/fixtures.ts';
import { createAlertPause } from './alert-pause.ts';

function setUp(start: number) {
  const folder = mkdtempSync(join(tmpdir(), 'alert-pause-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = standingClock(start);
  const settings = openSettings(join(folder, 's.json'), clock, () => {});
  const seen: (number | null)[] = [];
  settings.onChange((now) => seen.push(now.alertsPausedUntil));
  return { clock, seen, pause: createAlertPause(settings, clock) };
}

test('when a pause of many hours expires, every listener is told', () => {
  const { clock, seen, pause } = setUp(1000);
  pause.pause(90);
  expect(pause.until()).not.toBeNull();
  expect(pause.until()).toBe(1000 + 90 * 60_000);
  for (let minute = 0; minute < 90; minute++) clock.move(60_000);
  expect(pause.until()).toBeNull();
  expect(seen).toEqual([1000 + 90 * 60_000, null]);
});

test('a pause until tomorrow ends at eight in the morning', () => {
  const { pause } = setUp(new Date(2026, 10, 23, 20, 0).getTime());
  pause.pause('tomorrow');
  expect(pause.until()).toBe(new Date(2026, 10, 24, 8, 0).getTime());
});
