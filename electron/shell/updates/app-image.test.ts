import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isReplaceable, replaceAppImage } from './app-image.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-image-'));
  await writeFile(join(folder, 'app'), 'old');
  await writeFile(join(folder, 'download'), 'new', { mode: 0o600 });
});
afterEach(() => rm(folder, { recursive: true }));

test('the new file is executable and has the place and the name of the old one', async () => {
  await replaceAppImage(join(folder, 'download'), join(folder, 'app'));
  expect(await readFile(join(folder, 'app'), 'utf8')).toBe('new');
  expect((await stat(join(folder, 'app'))).mode & 0o777).toBe(0o755);
  expect(await readdir(folder)).toEqual(['app', 'download']);
});

test('when it cannot be replaced, the old one is unchanged', async () => {
  const replaced = replaceAppImage(join(folder, 'nowhere'), join(folder, 'app'));
  await expect(replaced).rejects.toThrow('update-not-installed');
  expect(await readFile(join(folder, 'app'), 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['app', 'download']);
});

test('one that is not there, or may not be written, is not replaceable', async () => {
  expect(await isReplaceable(join(folder, 'app'))).toBe(true);
  expect(await isReplaceable(join(folder, 'nowhere'))).toBe(false);
  if (process.getuid?.() === 0) return;
  await chmod(join(folder, 'app'), 0o444);
  expect(await isReplaceable(join(folder, 'app'))).toBe(false);
});
