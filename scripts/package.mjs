/**
 * `npm run package`: builds the app and packs it as a folder that runs on this system, then starts it and signs in to
 * see that it does. Other arguments go to electron-builder, `-- AppImage deb rpm` for instance, where its tools can be
 * downloaded. Any other Electron than package.json names is refused; `--allow-old-runtime` packs an older one, for tests.
 */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/paths.mjs';
import { runMain, SetupProblem } from './lib/problem.mjs';
import { capture } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { unknownLicences } from './notices/licences.mjs';
import { sbomOf } from './notices/sbom.mjs';
import { readNotices } from './notices/write.mjs';
import { checkConfiguration } from './package/configuration.mjs';
import { pack } from './package/pack.mjs';
import { executableIn, notePackaged, outputFolder } from './package/place.mjs';
import { chooseRuntime } from './package/runtime-choice.mjs';
import { pinnedElectron } from './runtime/electron.mjs';
import { setUp } from './setup/set-up.mjs';

const notBuilt =
  'This is the folder only. Installers need tools that electron-builder downloads; their configuration was checked for ' +
  'Linux (AppImage, deb, rpm), macOS (dmg, zip) and Windows (NSIS), and each system builds its own: npm run package -- AppImage deb rpm';

await runMain(async () => {
  const targets = process.argv.slice(2).filter((argument) => argument !== '--allow-old-runtime');
  const isOldAllowed = targets.length < process.argv.length - 2;
  const runtime = await setUp();
  const wanted = await pinnedElectron();
  const oldRuntime = chooseRuntime({ wanted, got: runtime.version, isOldAllowed });
  const warning = `This is Electron ${runtime.version} instead of ${wanted}: do not give it to anybody.`;
  if (oldRuntime !== null) say(warning);
  await ensureBuilt();
  await requireKnownLicences();
  const output = outputFolder(oldRuntime);
  const isUniversal = process.platform === 'darwin' && targets.length > 0;
  const executable = executableIn(output, isUniversal);
  await checkConfiguration();
  await pack({ runtime, oldRuntime, output, executable, isUniversal, targets });
  await tryOut(executable, runtime.version);
  const bom = await sbomOf({ notices: await readNotices(), electron: runtime.version });
  await writeFile(join(root, output, 'sbom.cdx.json'), bom);
  await notePackaged({ executable, electron: runtime.version, oldRuntime });
  process.stdout.write(`${executable}\n`);
  if (targets.length === 0) say(notBuilt);
  if (oldRuntime !== null) say(warning);
});

async function requireKnownLicences() {
  const unknown = await unknownLicences();
  if (unknown.length === 0) return;
  const names = unknown.map(
    ({ name, version, licence }) => `${name} ${version} (${licence || 'none stated'})`,
  );
  throw new SetupProblem(
    `The licence of ${names.join(', ')} is unknown or does not allow shipping.`,
    'npm ls --all   (shows what needs it; which licences are allowed stands in scripts/notices/licences.mjs)',
  );
}

/** Starts what was packed; the runtime it reports has to be the one that was meant. */
async function tryOut(executable, version) {
  say('Starting what was packed and signing in …');
  const script = join(root, 'scripts/package/smoke.ts');
  const { code, stdout, stderr } = await capture(process.execPath, ['--import', 'tsx', script, executable]);
  process.stdout.write(stdout + stderr);
  if (code !== 0)
    throw new SetupProblem('What was packed does not work; why stands above.', 'npm run package');
  const { electron } = JSON.parse(stdout);
  if (electron === version) return;
  throw new SetupProblem(
    `What was packed runs on Electron ${electron}, although its folder says ${version}.`,
    'npm run setup',
  );
}
