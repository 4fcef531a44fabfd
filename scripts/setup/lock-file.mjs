/** Whether package-lock.json can be installed from: on this system, and on every other one. */

/** Systems that the app is developed, tested and released on. */
const systems = [
  { os: 'linux', cpu: 'x64' },
  { os: 'linux', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'win32', cpu: 'x64' },
];

/**
 * Compares what package.json asks for with what the lock file was made from.
 * @param {any} manifest package.json
 * @param {any} lock package-lock.json
 * @returns {string[]} names of packages that the two do not agree about
 */
export function driftOf(manifest, lock) {
  const locked = lock.packages?.[''] ?? {};
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies'];
  const names = fields.flatMap((field) => {
    const [here, there] = [manifest[field] ?? {}, locked[field] ?? {}];
    const all = new Set([...Object.keys(here), ...Object.keys(there)]);
    return [...all].filter((name) => here[name] !== there[name]);
  });
  return [...new Set(names)].sort();
}

/**
 * Finds what `npm ci` would stumble over on some system, or what would tie the lock file to one registry.
 * @param {any} lock package-lock.json
 * @returns {string[]} a sentence each
 */
export function lockProblems(lock) {
  const entries = Object.entries(lock.packages).filter(([place]) => place !== '');
  return entries.flatMap(([place, entry]) => [
    ...(entry.integrity ? [] : [`${place} has no hash.`]),
    ...(entry.resolved ? [`${place} names a registry.`] : []),
    ...missingOf(lock.packages, place, entry).map((name) => `${place} needs ${name}, which is not there.`),
    ...uncoveredOf(lock.packages, place, entry).map(
      ({ os, cpu }) => `${place} has no binary for ${os} ${cpu}.`,
    ),
  ]);
}

function missingOf(packages, place, { dependencies, optionalDependencies }) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return names.filter((name) => find(packages, place, name) === null);
}

/** The systems for which a package that brings its binaries in packages of their own has none. */
function uncoveredOf(packages, place, { optionalDependencies = {} }) {
  const binaries = Object.keys(optionalDependencies)
    .map((name) => find(packages, place, name))
    .filter((entry) => entry?.os && entry.cpu);
  if (binaries.length < systems.length) return [];
  return systems.filter(
    ({ os, cpu }) => !binaries.some((one) => one.os.includes(os) && one.cpu.includes(cpu)),
  );
}

/** The entry that a package at a place gets for a name, by Node's rule: the nearest folder upwards that has it. */
function find(packages, place, name) {
  const parts = place.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth--) {
    const folder = depth === 0 ? '' : `${parts.slice(0, depth).join('/node_modules/')}/`;
    const entry = packages[`${folder}node_modules/${name}`];
    if (entry) return entry;
  }
  return null;
}
