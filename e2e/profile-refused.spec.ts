import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxArguments } from '../scripts/lib/launch.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { findElectron } from '../scripts/runtime/electron.mjs';
import { expect, test } from './fixtures/index.ts';

/** Starts the app without a display, as a terminal or a login script does, and waits until it has ended. */
async function startOn(profile: string, env: NodeJS.ProcessEnv) {
  const runtime = await findElectron();
  if (!runtime) throw new Error('There is no Electron runtime: npm run setup gets one.');
  const args = [...sandboxArguments(), root, `--user-data-dir=${profile}`];
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = env;
  const child = spawn(runtime.path, args, { env: rest, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

test('a profile that cannot be made, or not be written, is said, and the app ends with 1', async ({
  desktop,
}) => {
  const file = join(desktop.folder, 'file');
  writeFileSync(file, '');
  const below = await startOn(join(file, 'profile'), desktop.env);
  expect(below.code, below.said).toBe(1);
  expect(below.said).toContain('Aruna Notify could not start');
  expect(below.said).toContain(join(file, 'profile'));

  test.skip(process.getuid?.() !== 0, 'a disk that is read-only takes root');
  const disk = join(desktop.folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', disk]);
  try {
    const readOnly = await startOn(disk, desktop.env);
    expect(readOnly.code, readOnly.said).toBe(1);
    expect(readOnly.said).toContain(`${disk} (EROFS)`);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});
