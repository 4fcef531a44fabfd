import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { followRetention } from './keep-days.ts';
import { openSettings } from './settings.ts';

test('what is kept is said at the start, when it changes, and only then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'retention-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const open = () => openSettings(join(folder, 'settings.json'), () => {});
  const said: [number | null, boolean][] = [];
  const engine = { setRetention: (...what: [number | null, boolean]) => void said.push(what) };
  const settings = open();
  followRetention(settings, engine);
  settings.change({ theme: 'dark' });
  settings.change({ keepDays: 90 });
  settings.change({ density: 'compact' });
  expect(said).toEqual([
    [null, false],
    [90, false],
  ]);
  followRetention(open(), engine);
  expect(said.at(-1)).toEqual([90, false]);
});
