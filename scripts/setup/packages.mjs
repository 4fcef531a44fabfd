/** The node packages: installed when they are missing or no longer what the lock file says. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { explain } from '../lib/problem.mjs';
import { capture } from '../lib/run.mjs';
import { step } from '../lib/say.mjs';

/**
 * Makes `node_modules` match the lock file, which is left as it is. `npm ci` would be the word for that, but it refuses
 * a lock file that does not list the optional packages of every platform, and not every registry holds them all.
 * Install scripts are left out: several packages' scripts try to compile or to download, and nothing here needs what
 * they make.
 * @param {string} [folder] the checkout
 */
export async function ensurePackages(folder = root) {
  const stamp = join(folder, 'node_modules/.aruna-notify-lock');
  const lock = createHash('sha256')
    .update(await readFile(join(folder, 'package-lock.json')))
    .digest('hex');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed === lock) return;
  await step('Installing the node packages', async () => {
    const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stdout, stderr } = await capture('npm', args, { cwd: folder });
    if (code !== 0)
      throw explain('installing the node packages', `${stdout}\n${stderr}`, 'npm run setup', folder);
  });
  await writeFile(stamp, lock);
}
