import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { openLog } from './log-file.ts';

const clock = standingClock(Date.UTC(2026, 10, 25, 12));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('a large log is set aside and a new one started', () => {
  writeFileSync(join(folder, 'log.txt'), 'x'.repeat(1_000_001));
  openLog(join(folder, 'log.txt'), clock)('hello');
  expect(readdirSync(folder).sort()).toEqual(['log.txt', 'log.txt.old']);
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toBe('2026-11-25T12:00:00.000Z hello\n');
});

test('a log that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openLog(join(folder, 'file', 'log.txt'), clock)('hello')).not.toThrow();
});
