import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from './log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('a large log makes room and keeps the one before', () => {
  writeFileSync(join(folder, 'log.txt'), 'x'.repeat(1_000_001));
  openLog(join(folder, 'log.txt'))('hello');
  expect(readdirSync(folder).sort()).toEqual(['log.txt', 'log.txt.old']);
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toMatch(/^\d{4}-\S+Z hello\n$/);
});

test('where nothing can be written it goes on', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openLog(join(folder, 'file', 'log.txt'))('hello')).not.toThrow();
});
