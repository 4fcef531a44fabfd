import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkProfile } from './check-profile.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder that is not there is made, for its owner only, and nothing is left in it', () => {
  const profile = join(folder, 'deeper', 'profile');
  expect(checkProfile(profile, ['data'])).toBeNull();
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  expect(readdirSync(profile)).toEqual([]);
});

test('a path that leads through a file is told', () => {
  writeFileSync(join(folder, 'file'), '');
  const profile = join(folder, 'file', 'profile');
  expect(checkProfile(profile, [])).toMatchObject({
    code: 'profile-unusable',
    args: { folder: profile, reason: 'ENOTDIR' },
  });
});

test('a file in the place of a folder inside is told', () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'vault'), '');
  expect(checkProfile(folder, ['data', 'vault'])).toMatchObject({ args: { folder: join(folder, 'vault') } });
});

test.skipIf(process.platform !== 'linux')('a folder that cannot be written is told', () => {
  // Nobody can write there, not even root.
  expect(checkProfile('/proc/self', [])).toMatchObject({ code: 'profile-unusable' });
});
