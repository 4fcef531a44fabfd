import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { openSettings } from './settings.ts';

let folder = '';
const clock = standingClock(1_234);
const log: string[] = [];
const open = () => openSettings(join(folder, 'settings.json'), clock, (message) => log.push(message));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  log.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a change survives a restart, and the listeners are told', () => {
  const settings = open();
  const seen: string[] = [];
  const stop = settings.onChange(({ theme }) => seen.push(theme));
  settings.change({ theme: 'dark' });
  stop();
  settings.change({ theme: 'light' });
  expect(seen).toEqual(['dark']);
  expect(open().get()).toMatchObject({ theme: 'light', density: 'comfortable', alertsPausedUntil: null });
  expect(readdirSync(folder)).toEqual(['settings.json', 'settings.json.good']);
  expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
});

test('saved filters and the folding of bursts survive a restart', () => {
  expect(open().get()).toMatchObject({ fold: true, filters: [] });
  const filters = [{ name: 'Deleted', query: 'action:deleted' }];
  open().change({ fold: false, filters });
  expect(open().get()).toMatchObject({ fold: false, filters });
});

test.each(['{"theme":', '[]', '{"theme":"pink"}', ''])(
  'a file that contains %s is set aside, and the defaults apply',
  (text) => {
    writeFileSync(join(folder, 'settings.json'), text);
    const { get, damage } = open();
    expect(get().theme).toBe('system');
    expect(damage).toMatchObject({
      code: 'settings-unreadable',
      args: { file: 'settings.json.unreadable-1234' },
    });
    const [aside] = readdirSync(folder);
    expect(aside).toBe('settings.json.unreadable-1234');
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text);
    expect(log).toHaveLength(1);
  },
);

test('of a damaged file the last good copy counts, and that is said', () => {
  open().change({ theme: 'dark' });
  expect(open().damage).toBeNull();
  writeFileSync(join(folder, 'settings.json'), '{"theme":');
  const { get, damage } = open();
  expect(get().theme).toBe('dark');
  expect(damage?.code).toBe('settings-restored');
  expect(readdirSync(folder)).toContain('settings.json.unreadable-1234');
  expect(log).toHaveLength(2);
});

test('what an older version did not write yet has its default', () => {
  writeFileSync(join(folder, 'settings.json'), '{"theme":"dark"}');
  expect(open().get()).toMatchObject({ theme: 'dark', density: 'comfortable', window: null });
  expect(log).toEqual([]);
});

test('a change that cannot be written still applies until the app ends', () => {
  const settings = openSettings(join(folder, 'settings.json', 'below-a-file.json'), clock, (m) =>
    log.push(m),
  );
  writeFileSync(join(folder, 'settings.json'), '');
  settings.change({ density: 'compact' });
  expect(settings.get().density).toBe('compact');
  expect(log).toHaveLength(1);
});
