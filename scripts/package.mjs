/**
 * `npm run package`: builds the app and packs it as a folder that runs on this system, then starts it
 * and signs in to see that it does. Other arguments go to electron-builder, `-- AppImage deb` for instance, where its tools can be downloaded.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { runMain, SetupProblem } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './setup/set-up.mjs';

const systems = { linux: 'linux', darwin: 'mac', win32: 'win' };

await runMain(async () => {
  const runtime = await setUp();
  await ensureBuilt();
  const targets = process.argv.slice(2);
  const system = systems[process.platform] ?? 'linux';
  const code = await run(process.execPath, [
    join(root, 'node_modules/electron-builder/cli.js'),
    `--${system}`,
    ...(targets.length > 0 ? targets : ['dir']),
    `--${process.arch}`,
    '--publish=never',
    `--config.electronDist=${runtime.dist}`,
    `--config.electronVersion=${runtime.version}`,
    // The check that the archive is whole exists on macOS and Windows only.
    `--config.electronFuses.enableEmbeddedAsarIntegrityValidation=${process.platform !== 'linux'}`,
    ...(await foreignPrebuilds()).map((name) => `--config.files=!**/prebuilds/${name}/**`),
  ]);
  if (code !== 0) throw new SetupProblem('The app could not be packed; why stands above.', 'npm run package');
  say('Starting what was packed and signing in …');
  const smoke = await run(process.execPath, ['--import', 'tsx', join(root, 'scripts/package/smoke.ts')]);
  if (smoke !== 0)
    throw new SetupProblem('What was packed does not work; why stands above.', 'npm run package');
});

/** Folders of the database's binaries for other systems than this one. */
async function foreignPrebuilds() {
  const all = await readdir(join(root, 'node_modules/@photostructure/sqlite/prebuilds'));
  return all.filter((name) => name !== `${process.platform}-${process.arch}`);
}
