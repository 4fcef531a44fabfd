import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShownBanner } from '../e2e/fixtures/daemon.ts';
import { type Desktop, startDesktop } from '../e2e/fixtures/desktop.ts';
import type { ResourceKind } from '../electron/core/model/resource.ts';
import { sandboxArguments } from '../scripts/lib/launch.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { findElectron } from '../scripts/runtime/electron.mjs';
import type { AppProcess } from './app-process.ts';
import { alertsOf } from './banner-history.ts';
import { kill, start } from './children.ts';

/** What the app signs in to and watches: the content of its `--provision` file. */
export interface Provision {
  server: string;
  token: string;
  watch: readonly { resourceId: string; resourceKind: ResourceKind }[];
}

/**
 * Starts the real app on its own desktop, with its database in `<folder>/data`. It can be killed and frozen, but it takes
 * no commands, and its intervals are the true ones.
 */
export async function startElectronApp(folder: string, provision: Provision): Promise<AppProcess> {
  const runtime = await findElectron();
  if (!runtime) throw new Error('There is no Electron runtime: npm run setup gets one.');
  const desktop = await startDesktop({ keychain: false, tray: false });
  const file = join(folder, 'provision.json');
  const watch = provision.watch.map((one) => ({ ...one, subresources: true, from: 'everything' }));
  const accounts = [{ server: provision.server, token: provision.token, keep: 'file', watch }];
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ accounts }));
  const args = [...sandboxArguments(), root, `--user-data-dir=${folder}`, '--provision', file];
  const begin = () => start(runtime.path, args, 'ignore', desktop.env);
  let child = begin();
  const end = async () => {
    await kill(child);
    await desktop.leftovers();
  };
  return {
    tell: (command) => Promise.reject(new Error(`the real app cannot be told to ${command}`)),
    kill: end,
    ended: () => new Promise((resolve) => child.once('exit', () => resolve())),
    start() {
      child = begin();
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    setClock: () => Promise.reject(new Error('the real app has the clock of the machine')),
    async announced() {
      const shown = await bannersOf(desktop);
      return [{ alerts: alertsOf(shown.map(({ title }) => title)) }];
    },
    async [Symbol.asyncDispose]() {
      await end();
      await desktop.close();
    },
  } satisfies AppProcess;
}

/** Returns every banner of the run, oldest first. Closing hundreds of them takes the daemon a while. */
async function bannersOf({ banners }: Desktop): Promise<ShownBanner[]> {
  if (!banners) return [];
  for (let attempt = 1; ; attempt++) {
    try {
      return await banners.closeAll();
    } catch (error) {
      if (attempt === 12) throw error;
    }
  }
}
