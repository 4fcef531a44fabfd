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
  const said: (number | null)[] = [];
  const engine = { setRetention: (days: number | null) => void said.push(days) };
  const settings = open();
  followRetention(settings, engine);
  settings.change({ theme: 'dark' });
  settings.change({ keepDays: 90 });
  settings.change({ density: 'compact' });
  expect(said).toEqual([null, 90]);
  followRetention(open(), engine);
  expect(said.at(-1)).toBe(90);
});
