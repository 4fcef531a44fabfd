import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensurePackages } from './packages.mjs';

it('installs nothing when package.json and the lock file do not agree, and names what differs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-packages-'));
  try {
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { zod: '4.6.7' } }));
    const lock = { lockfileVersion: 3, packages: { '': { dependencies: { zod: '4.6.6' } } } };
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    await expect(ensurePackages(folder)).rejects.toThrow(
      'package.json and package-lock.json do not agree about zod. Nothing was installed.',
    );
    expect(await readdir(join(folder, 'node_modules'))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
