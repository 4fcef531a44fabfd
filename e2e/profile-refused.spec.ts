import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPath } from '../scripts/lib/headless.mjs';
import { sandboxArguments } from '../scripts/lib/launch.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { findElectron } from '../scripts/runtime/electron.mjs';
import { until } from './fixtures/child.ts';
import { expect, test } from './fixtures/index.ts';

/** Starts the app without a display, as a terminal or a login script does, and waits until it has ended. */
async function startOn(profile: string, env: NodeJS.ProcessEnv) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = env;
  return run(profile, rest);
}

/** Runs the app until it has ended. @param started called with its process id */
async function run(profile: string, env: NodeJS.ProcessEnv, started = async (_pid: number) => {}) {
  const runtime = await findElectron();
  if (!runtime) throw new Error('There is no Electron runtime: npm run setup gets one.');
  const args = [...sandboxArguments(), root, `--user-data-dir=${profile}`];
  const child = spawn(runtime.path, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const ended = once(child, 'close');
  await started(child.pid ?? 0);
  const [code] = await ended;
  return { code, said };
}

/** The window of a process that a person sees; null while there is none. */
function windowOf(pid: number, env: NodeJS.ProcessEnv): string | null {
  const args = ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', '.'];
  try {
    return execFileSync('xdotool', args, { env, encoding: 'utf8' }).split('\n')[0] || null;
  } catch {
    // It ends with 1 where it finds nothing.
    return null;
  }
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

  await test.step('on a display in a dialog, and it ends with 1 when that is closed', async () => {
    if (!inPath('xdotool')) return;
    const shown = await run(join(file, 'profile'), desktop.env, async (pid) => {
      const dialog = await until('the dialog', () => windowOf(pid, desktop.env));
      // Its text is drawn by GTK and on no bus that a test could read; the same text stands on standard error.
      execFileSync('xdotool', ['windowfocus', '--sync', dialog, 'key', 'Return'], { env: desktop.env });
    });
    expect(shown.code, shown.said).toBe(1);
    expect(shown.said).toContain(join(file, 'profile'));
  });

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
