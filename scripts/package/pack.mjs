/** Packing the app with electron-builder. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/problem.mjs';
import { run } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { resourcesOf } from './place.mjs';
import { excess, measure, sizeLines } from './sizes.mjs';

const systems = { linux: 'linux', darwin: 'mac', win32: 'win' };

/**
 * Packs the app, prints how large it is, and fails when that is more than its budget.
 * @param {{runtime: import('../runtime/electron.mjs').Runtime, oldRuntime: string | null, output: string,
 *   executable: string, isUniversal: boolean, targets: string[]}} what targets: electron-builder's; none for a folder
 */
export async function pack({ runtime, oldRuntime, output, executable, isUniversal, targets }) {
  // Nothing of an earlier run may be taken for this one's.
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const code = await run(process.execPath, [
    join(root, 'node_modules/electron-builder/cli.js'),
    `--${systems[process.platform] ?? 'linux'}`,
    ...(targets.length > 0 ? targets : ['dir']),
    isUniversal ? '--universal' : `--${process.arch}`,
    '--publish=never',
    `--config.directories.output=${output}`,
    // For the two halves of a universal app electron-builder downloads the runtimes, and checks them.
    ...(isUniversal ? [] : [`--config.electronDist=${runtime.dist}`]),
    `--config.electronVersion=${runtime.version}`,
    ...(oldRuntime === null
      ? []
      : [`--config.artifactName=\${name}-\${version}-${oldRuntime}-\${arch}.\${ext}`]),
    // The check that the archive is whole exists on macOS and Windows only.
    `--config.electronFuses.enableEmbeddedAsarIntegrityValidation=${process.platform !== 'linux'}`,
    ...(await foreignPrebuilds()).map((name) => `--config.files=!**/prebuilds/${name}/**`),
  ]);
  if (code !== 0) throw new SetupProblem('The app could not be packed; why stands above.', 'npm run package');
  await checkSizes(executable);
}

async function checkSizes(executable) {
  const isMac = process.platform === 'darwin';
  const folder = isMac ? join(executable, '../../../..') : dirname(executable);
  const sizes = await measure(folder, resourcesOf(folder, process.platform, 'Aruna Notify'));
  for (const line of sizeLines(sizes)) say(line);
  const problem = excess(sizes);
  if (problem !== null)
    throw new SetupProblem(
      problem,
      'npx asar list …/resources/app.asar (or raise scripts/package/sizes.mjs)',
    );
}

/** Folders of the database's binaries for other systems than this one; the universal app of macOS needs both of its own. */
async function foreignPrebuilds() {
  const { platform, arch } = process;
  const all = await readdir(join(root, 'node_modules/@photostructure/sqlite/prebuilds'));
  return all.filter((name) =>
    platform === 'darwin' ? !name.startsWith('darwin-') : name !== `${platform}-${arch}`,
  );
}
