/** The node packages: installed when they are missing or no longer what the lock file says. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { explain, SetupProblem } from '../lib/problem.mjs';
import { capture } from '../lib/run.mjs';
import { step } from '../lib/say.mjs';
import { driftOf } from './lock-file.mjs';

/**
 * Makes `node_modules` exactly what the lock file says, on every system.
 * Install scripts are left out: several packages' scripts try to compile or to download, and nothing here needs what
 * they make.
 * @param {string} [folder] the checkout
 * @throws {SetupProblem} when package.json and the lock file do not agree, or the packages cannot be had
 */
export async function ensurePackages(folder = root) {
  const stamp = join(folder, 'node_modules/.aruna-notify-lock');
  const text = await readFile(join(folder, 'package-lock.json'), 'utf8');
  const drift = driftOf(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')), JSON.parse(text));
  if (drift.length > 0)
    throw new SetupProblem(
      `package.json and package-lock.json do not agree about ${drift.join(', ')}. Nothing was installed.`,
      'npm install --package-lock-only --ignore-scripts   (then commit package-lock.json)',
    );
  const lock = createHash('sha256').update(text).digest('hex');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed === lock) return;
  await step('Installing the node packages', async () => {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stdout, stderr } = await capture('npm', args, { cwd: folder });
    if (code !== 0)
      throw explain('installing the node packages', `${stdout}\n${stderr}`, 'npm run setup', folder);
  });
  await writeFile(stamp, lock);
}
