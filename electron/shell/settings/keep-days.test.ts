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
  const told: [number | null, boolean][] = [];
  const engine = { setRetention: (...what: [number | null, boolean]) => void told.push(what) };
  const settings = open();
  followKeepDays(settings, engine);
  settings.change({ theme: 'dark' });
  settings.change({ keepDays: 90 });
  settings.change({ density: 'compact' });
  expect(told).toEqual([
    [null, false],
    [90, false],
  ]);
  followKeepDays(open(), engine);
  expect(told.at(-1)).toEqual([90, false]);
});
