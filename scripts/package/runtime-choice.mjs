/** Which Electron may be packed. */
import { SetupProblem } from '../lib/problem.mjs';

/**
 * Refuses every runtime but the wanted one; an older one can be allowed, for tests on machines that get no other.
 * @param {{wanted: string, got: string, isOldAllowed: boolean}} versions `wanted` is what package.json pins, "45.4.1"
 * @returns {string | null} null for the wanted runtime, else what names the old one in files: "old-runtime-33.2.1"
 * @throws {SetupProblem} when it must not be packed
 */
export function chooseRuntime({ wanted, got, isOldAllowed }) {
  if (got === wanted) return null;
  if (!isOlder(got, wanted))
    throw new SetupProblem(
      `Electron ${got} was found, but package.json names ${wanted}. Nothing was packed.`,
      `npm install --save-dev --save-exact --ignore-scripts electron@${got}`,
    );
  if (!isOldAllowed)
    throw new SetupProblem(
      `Electron ${wanted} cannot be had here, only the old ${got}, which no longer gets security fixes. Nothing was packed.`,
      'npm run setup where the release downloads can be reached (or set ELECTRON_MIRROR); to try an old runtime out, npm run package -- --allow-old-runtime',
    );
  return `old-runtime-${got}`;
}

/** @param {string} left @param {string} right versions of three numbers */
function isOlder(left, right) {
  const [a, b] = [left, right].map((version) => version.split(/[.-]/).map(Number));
  for (let place = 0; place < 3; place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
