import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { followKeepDays } from './keep-days.ts';
import { openSettings } from './settings.ts';

test('the engine is told how long to keep events at the start and only when that changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keep-days-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const open = () => openSettings(join(folder, 'settings.json'), standingClock(), () => {});
  const told: (number | null)[] = [];
  const engine = { setRetention: (days: number | null) => void told.push(days) };
  const settings = open();
  followKeepDays(settings, engine);
  settings.change({ theme: 'dark' });
  settings.change({ keepDays: 90 });
  settings.change({ density: 'compact' });
  expect(told).toEqual([null, 90]);
  followKeepDays(open(), engine);
  expect(told.at(-1)).toBe(90);
});
