import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from './settings.ts';

let folder = '';
const log: string[] = [];
const open = () => openSettings(join(folder, 'settings.json'), (message) => log.push(message));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  log.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a change is there after a restart, and tells the listeners', () => {
  const settings = open();
  const seen: string[] = [];
  const stop = settings.onChange(({ theme }) => seen.push(theme));
  settings.change({ theme: 'dark' });
  stop();
  settings.change({ theme: 'light' });
  expect(seen).toEqual(['dark']);
  expect(open().get()).toMatchObject({ theme: 'light', density: 'comfortable', alertsPausedUntil: null });
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
});

test('saved filters and the folding of bursts are there after a restart', () => {
  expect(open().get()).toMatchObject({ fold: true, filters: [] });
  const filters = [{ name: 'Deleted', query: 'action:deleted' }];
  open().change({ fold: false, filters });
  expect(open().get()).toMatchObject({ fold: false, filters });
});

test.each(['{"theme":', '[]', '{"theme":"pink"}', ''])(
  'a file with %s is set aside, and defaults apply',
  (text) => {
    writeFileSync(join(folder, 'settings.json'), text);
    expect(open().get().theme).toBe('system');
    const [aside] = readdirSync(folder);
    expect(aside).toMatch(/^settings\.json\.corrupt-\d+$/);
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text);
    expect(log).toHaveLength(1);
  },
);

test('a file of an older version is read as far as it goes', () => {
  writeFileSync(join(folder, 'settings.json'), '{"theme":"dark"}');
  expect(open().get()).toMatchObject({ theme: 'dark', density: 'comfortable', window: null });
  expect(log).toEqual([]);
});

test('where nothing can be written the change still holds for this run', () => {
  const settings = openSettings(join(folder, 'settings.json', 'below-a-file.json'), (m) => log.push(m));
  writeFileSync(join(folder, 'settings.json'), '');
  settings.change({ density: 'compact' });
  expect(settings.get().density).toBe('compact');
  expect(log).toHaveLength(1);
});
