/** What belongs into a packed app. Everything else that is found in it stops the packaging. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { listPackage } from '@electron/asar';

const database = 'node_modules/@photostructure/sqlite';

/** Files in the archive, by path. */
const inArchive = [
  /^out\/app\/(?:main|preload|renderer)\/[\w./-]+\.(?:js|cjs|css|html)$/,
  /^out\/app\/notices\.json$/,
  /^build\/(?:icon|tray\/[\w@-]+|banner\/\w+)\.png$/,
  /^(?:package\.json|LICENSE)$/,
  new RegExp(`^${database}/(?:package\\.json|LICENSE|dist/index\\.mjs)$`),
  /^node_modules\/node-gyp-build\/(?:package\.json|LICENSE|index\.js|node-gyp-build\.js)$/,
];

/**
 * Files in the resources folder, by path.
 * @param {NodeJS.Platform} platform @param {string} arch "x64"; both on macOS, whose app is universal
 */
function inResources(platform, arch) {
  const binaries = platform === 'darwin' ? 'darwin-(?:x64|arm64)' : `${platform}-${arch}`;
  const binary = `${database}/prebuilds/${binaries}/@photostructure\\+sqlite\\.glibc\\.node`;
  const everywhere = [
    /^app\.asar$/,
    /^app\.asar\.unpacked\/build\/sounds\/chime\.wav$/,
    new RegExp(`^app\\.asar\\.unpacked/${binary}$`),
  ];
  if (platform !== 'darwin') return everywhere;
  return [
    ...everywhere,
    /^icon\.icns$/,
    /^chime\.wav$/,
    /^\w+\.lproj(?:\/|$)/,
    /^LICENSES?\.\w+(?:\.txt|\.html)?$/,
  ];
}

/**
 * Lists what does not belong into the packed app.
 * @param {string} resources the folder that holds app.asar
 * @param {{platform: NodeJS.Platform, arch: string}} system
 * @returns {Promise<string[]>} paths below the folder; those in the archive begin with "app.asar/"
 */
export async function strayFiles(resources, { platform, arch }) {
  const entries = await readdir(resources, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => slashes(relative(resources, join(entry.parentPath, entry.name))));
  const archived = files.includes('app.asar') ? listArchive(join(resources, 'app.asar')) : [];
  const unpacked = new Set(
    files.filter((name) => name.startsWith('app.asar.unpacked/')).map((name) => name.slice(18)),
  );
  return [
    ...strangers(files, inResources(platform, arch)),
    ...strangers(
      archived.filter((name) => !unpacked.has(name)),
      inArchive,
    ).map((name) => `app.asar/${name}`),
  ];
}

/** @returns {string[]} paths of the files, without folders */
function listArchive(archive) {
  const all = listPackage(archive, { isPack: false }).map((name) => slashes(name).replace(/^\//, ''));
  const folders = new Set(all.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  return all.filter((name) => !folders.has(name));
}

const strangers = (names, known) => names.filter((name) => !known.some((pattern) => pattern.test(name)));
const slashes = (path) => path.split(sep).join('/');
