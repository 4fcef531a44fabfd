import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '../settings/settings.ts';
import { standingClock } from '../testing/fixtures.ts';
import { minutesToTomorrow, pauseFor, pauseNow } from './pause.ts';
import { createPauses } from './pauses.ts';

test('0 resumes, -1 is until further notice, minutes are minutes', () => {
  expect(pauseFor(0, 1000)).toBeNull();
  expect(pauseFor(-1, 1000)).toBe(-1);
  expect(pauseFor(30, 1000)).toBe(1000 + 1_800_000);
});

test('a pause that has run out is none; one without end never runs out', () => {
  expect(pauseNow(1000, 999)).toBe(1000);
  expect(pauseNow(1000, 1000)).toBeNull();
  expect(pauseNow(-1, 1e15)).toBe(-1);
  expect(pauseNow(null, 0)).toBeNull();
});

test('tomorrow begins at eight, also from just after midnight', () => {
  expect(minutesToTomorrow(new Date(2026, 10, 23, 20, 0))).toBe(12 * 60);
  expect(minutesToTomorrow(new Date(2026, 10, 23, 0, 1))).toBe(32 * 60 - 1);
});

test('when a pause of many hours runs out everybody hears of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pause-'));
  try {
    const clock = standingClock(1000);
    const settings = openSettings(join(folder, 's.json'), () => {});
    const pauses = createPauses(settings, clock);
    const seen: (number | null)[] = [];
    settings.onChange((now) => seen.push(now.alertsPausedUntil));
    pauses.pause(90);
    expect(pauses.paused()).toBe(true);
    for (let minute = 0; minute < 90; minute++) clock.move(60_000);
    expect(pauses.paused()).toBe(false);
    expect(seen).toEqual([1000 + 90 * 60_000, null]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
