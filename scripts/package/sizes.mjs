/** How large a packed app is, and how large it may be. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const MB = 1_000_000;

/**
 * What is measured, with the most it may have. The runtime's own files differ by system and version, so all of them
 * together have room; what this project adds has little.
 */
const budgets = [
  { name: 'app.asar', path: 'app.asar', most: 4 * MB },
  { name: 'the database, unpacked', path: 'app.asar.unpacked', most: 3 * MB },
];
const wholeMost = 350 * MB;

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {number} bytes
 * @property {number} most the budget, in bytes
 */

/**
 * Measures a packed app.
 * @param {string} folder the whole app
 * @param {string} resources the folder in it that holds app.asar
 * @returns {Promise<Size[]>}
 */
export async function measure(folder, resources) {
  const parts = budgets.map(async ({ name, path, most }) => ({
    name,
    bytes: await sizeOf(join(resources, path)),
    most,
  }));
  return Promise.all([...parts, { name: 'the whole app', bytes: await sizeOf(folder), most: wholeMost }]);
}

/** @param {Size[]} sizes @returns {string[]} a line each */
export function sizeLines(sizes) {
  return sizes.map(({ name, bytes, most }) => `${name.padEnd(24)} ${inMb(bytes)} of at most ${inMb(most)}`);
}

/** @param {Size[]} sizes @returns {string | null} a sentence about what is too large */
export function excess(sizes) {
  const large = sizes.filter(({ bytes, most }) => bytes > most);
  if (large.length === 0) return null;
  const parts = large.map(({ name, bytes, most }) => `${name} (${inMb(bytes)}, at most ${inMb(most)})`);
  return `What was packed is larger than its budget: ${parts.join(', ')}.`;
}

const inMb = (bytes) => `${(bytes / MB).toFixed(1).padStart(6)} MB`;

async function sizeOf(path) {
  const info = await stat(path);
  if (!info.isDirectory()) return info.size;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((entry) => stat(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
