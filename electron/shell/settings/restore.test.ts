import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../core/base/clock.ts';
import type { ImportResult, Setup } from '../../core/model/setup.ts';
import { createRestore } from './restore.ts';
import { openSettings } from './settings.ts';

const nothing: ImportResult = { added: 0, known: 0, missing: [], failed: [] };
const backup = {
  version: 2,
  accounts: [],
  filters: [{ name: 'Deleted', query: 'action:deleted' }],
  settings: { theme: 'dark', keepDays: 90, zoom: 1.5 },
};

function stage(importSetup: (setup: Setup, isAgain?: boolean) => Promise<ImportResult>) {
  const folder = mkdtempSync(join(tmpdir(), 'restore-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'restore.json');
  const settings = openSettings(join(folder, 'settings.json'), systemClock, () => {});
  const log: string[] = [];
  const write = (line: string) => log.push(line);
  return {
    file,
    settings,
    log,
    restore: createRestore({ file, settings, engine: { importSetup }, log: write }),
  };
}

test('settings become those of the file; filters are added; what it does not name stays', async () => {
  const { settings, restore, file } = stage(async () => nothing);
  settings.change({ density: 'compact', filters: [{ name: 'Mine', query: 'reads' }] });
  expect(await restore.restore(JSON.stringify(backup))).toEqual(nothing);
  expect(settings.get()).toMatchObject({ theme: 'dark', keepDays: 90, zoom: 1.5, density: 'compact' });
  expect(settings.get().filters.map(({ name }) => name)).toEqual(['Mine', 'Deleted']);
  expect(existsSync(file)).toBe(false);
});

test('what a crash interrupted is done at the next start, once', async () => {
  const again: (boolean | undefined)[] = [];
  const { file, settings, restore, log } = stage(async (_setup, isAgain) => {
    again.push(isAgain);
    return nothing;
  });
  // As a crash leaves it: written down, and nothing done.
  writeFileSync(file, JSON.stringify(backup));
  await restore.finish();
  await restore.finish();
  expect(settings.get().theme).toBe('dark');
  expect(again).toEqual([true]);
  expect(log).toEqual(['a restore that was interrupted is done']);
});

test('the file is written down before anything is done, and stays so until all is done', async () => {
  let isWritten = false;
  const { file, restore } = stage(async () => {
    isWritten = existsSync(file);
    return nothing;
  });
  await restore.restore(JSON.stringify(backup));
  expect(isWritten).toBe(true);
});

test.each([
  ['damaged', JSON.stringify(backup).slice(0, 60), /setup-not-json/],
  ['foreign', '{"name":"package","version":"1.0.0"}', /setup-invalid/],
  ['newer', JSON.stringify({ ...backup, version: 3, stars: 'elsewhere' }), /setup-newer/],
  ['wrong in one place', JSON.stringify({ ...backup, settings: { theme: 'pink' } }), /settings\.theme/],
  [
    'with a setting that is not for files',
    JSON.stringify({ ...backup, settings: { window: {} } }),
    /settings/,
  ],
])('a file that is %s is refused, and nothing has changed', async (_what, text, said) => {
  let isImported = false;
  const { file, settings, restore } = stage(async () => {
    isImported = true;
    return nothing;
  });
  const before = settings.get();
  await expect(restore.restore(text)).rejects.toThrow(said);
  expect([settings.get() === before, isImported, existsSync(file)]).toEqual([true, false, false]);
});
