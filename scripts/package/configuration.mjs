/** Checks electron-builder.yml for all systems, as far as that goes where its installers cannot be built. */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/problem.mjs';

const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

/** @returns {Promise<any>} the configuration as electron-builder reads it */
export async function readConfiguration() {
  const { getConfig } = ofBuilder('app-builder-lib/out/util/config/config');
  return getConfig(root, join(root, 'electron-builder.yml'), null);
}

/**
 * Validates a configuration against electron-builder's own schema, and looks whether the files that it names are there.
 * @param {any} [given] the checkout's, if left out
 * @throws {SetupProblem} that says what is wrong with it
 */
export async function checkConfiguration(given) {
  const config = given ?? (await readConfiguration());
  const { validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config');
  const { DebugLogger } = ofBuilder('builder-util');
  const help = 'less electron-builder.yml';
  await validateConfiguration(config, new DebugLogger(false)).catch((error) => {
    throw new SetupProblem(`electron-builder.yml is not valid: ${error.message}`, help);
  });
  for (const file of filesOf(config))
    await access(join(root, file)).catch(() => {
      throw new SetupProblem(`electron-builder.yml names ${file}, which is not there.`, help);
    });
}

function filesOf({ linux, mac, win, afterExtract, afterPack }) {
  const { entitlements, entitlementsInherit } = mac;
  const icons = [linux.icon, mac.icon, win.icon];
  return [...icons, entitlements, entitlementsInherit, afterExtract, afterPack].filter(Boolean);
}
