import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { openLog } from './log-file.ts';

function makeFolder(path: string): void {
  mkdirSync(path);
  writeFileSync(join(path, 'inside'), 'kept');
}

let folder = '';
let file = '';
const start = () => standingClock(Date.UTC(2026, 10, 25, 12));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  file = join(folder, 'log.txt');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const large = (text: string) => text.padEnd(1_000_001, 'x');

test('a large log is set aside and a new one started; three old ones are kept, readable for their owner alone', () => {
  const log = openLog(file, start());
  for (let n = 0; n < 6; n++) {
    writeFileSync(file, large(`log ${n} `));
    chmodSync(file, 0o600);
    log(`hello ${n}`);
  }
  expect(readdirSync(folder).sort()).toEqual(['log.txt', 'log.txt.1', 'log.txt.2', 'log.txt.3']);
  expect(readFileSync(file, 'utf8')).toBe('2026-11-25T12:00:00.000Z hello 5\n');
  for (const n of [1, 2, 3])
    expect(readFileSync(`${file}.${n}`, 'utf8').startsWith(`log ${6 - n} `)).toBe(true);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('permissions that an earlier version or a backup left are taken back, of old files too', () => {
  for (const name of [file, `${file}.1`]) {
    writeFileSync(name, large(''));
    chmodSync(name, 0o644);
  }
  openLog(file, start())('hello');
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test.each([
  ['folder', () => makeFolder(file)],
  ['link', () => symlinkSync(join(folder, 'elsewhere'), file)],
])('a %s in the place of the log is kept under another name', (_what, make) => {
  make();
  openLog(file, start())('hello');
  expect(readFileSync(file, 'utf8')).toContain('hello');
  expect(readdirSync(folder).filter((name) => name.startsWith('log.txt.not-a-log-'))).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain('elsewhere');
});

test('a folder in the place of an old log does not keep the log from being rotated', () => {
  mkdirSync(`${file}.1`);
  writeFileSync(file, large(''));
  openLog(file, start())('hello');
  expect(readFileSync(file, 'utf8')).toBe('2026-11-25T12:00:00.000Z hello\n');
});

test('a log that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openLog(join(folder, 'file', 'log.txt'), start())('hello')).not.toThrow();
});

test('a failure that repeats fills neither the file nor the terminal', () => {
  const clock = start();
  const log = openLog(file, clock);
  for (let n = 0; n < 1_000; n++) log('the page did not load');
  clock.move(60_000);
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    '2026-11-25T12:00:00.000Z the page did not load',
    '2026-11-25T12:01:00.000Z 999 more times: the page did not load',
    '',
  ]);
});
