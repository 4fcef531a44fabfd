/** Everything that has to be there before the app can be built and run. */
import { checkNode } from '../lib/problem.mjs';
import { ensureElectron } from '../runtime/electron.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystem } from './system.mjs';

/**
 * Sets up whatever is missing; does nothing, quickly, when nothing is.
 * @param {{tests?: boolean}} [needs] tests: what only the tests talk to as well
 * @returns {Promise<import('../runtime/electron.mjs').Runtime>} the Electron to run
 */
export async function setUp({ tests = false } = {}) {
  checkNode(process.versions.node);
  await ensurePackages();
  await ensureSystem({ tests });
  return ensureElectron();
}
