/** Where packed apps lie. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/problem.mjs';

const note = join(root, 'dist/packaged.json');

/**
 * @typedef {object} Packaged
 * @property {string} executable absolute path
 * @property {string} electron the version of the runtime, "45.4.1"
 * @property {string | null} oldRuntime what names an old runtime in files; null for the wanted one
 */

/**
 * The folder that electron-builder writes to, below the checkout.
 * @param {string | null} oldRuntime
 */
export function outputFolder(oldRuntime) {
  return oldRuntime === null ? 'dist' : `dist/${oldRuntime}`;
}

/**
 * The app that was packed for this system and architecture.
 * @param {string} output as `outputFolder` gives it
 * @param {boolean} isUniversal for both architectures of macOS
 * @returns {string} absolute path of its executable
 */
export function executableIn(output, isUniversal) {
  // electron-builder names the folder's architecture unless it is x64.
  const arch = isUniversal ? '-universal' : process.arch === 'x64' ? '' : `-${process.arch}`;
  const place =
    {
      darwin: `mac${arch}/Aruna Notify.app/Contents/MacOS/Aruna Notify`,
      win32: `win${arch}-unpacked/Aruna Notify.exe`,
    }[process.platform] ?? `linux${arch}-unpacked/aruna-notify`;
  return join(root, output, place);
}

/**
 * The folder that holds app.asar.
 * @param {string} folder the packed app's
 * @param {NodeJS.Platform} platform
 * @param {string} name of the .app bundle on macOS
 */
export function resourcesOf(folder, platform, name) {
  return platform === 'darwin' ? join(folder, `${name}.app/Contents/Resources`) : join(folder, 'resources');
}

/** @param {Packaged} packaged what was packed last */
export async function notePackaged(packaged) {
  await writeFile(note, `${JSON.stringify(packaged, null, 2)}\n`);
}

/**
 * @returns {Promise<Packaged>} what `npm run package` packed last
 * @throws {SetupProblem} when nothing is packed
 */
export async function readPackaged() {
  const text = await readFile(note, 'utf8').catch(() => null);
  if (text === null) throw new SetupProblem('The app is not packed yet.', 'npm run package');
  return JSON.parse(text);
}
