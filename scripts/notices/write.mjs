/** The notices of everything that is shipped, made from what the bundler has put in. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { readNotice, shippedPackages, sqliteNotice } from './packages.mjs';

const bundles = ['main', 'preload', 'renderer'];

/** The file that is packed with the app, below the checkout. */
const noticesFile = 'out/app/notices.json';

/**
 * Writes the notices once every bundle of the app is there.
 * @param {string} checkout absolute path
 */
export async function writeNotices(checkout) {
  const folders = await bundledFolders(checkout);
  if (folders === null) return;
  await writeFile(join(checkout, noticesFile), JSON.stringify(await collect(checkout, folders)));
}

/** @returns {Promise<import('./packages.mjs').Notice[]>} of the app as it was built last @throws {Error} if it was not */
export async function readNotices() {
  return JSON.parse(await readFile(join(root, noticesFile), 'utf8'));
}

async function bundledFolders(checkout) {
  const notes = bundles.map((name) => readFile(join(checkout, 'out/bundled', `${name}.json`), 'utf8'));
  const texts = await Promise.all(notes.map((note) => note.catch(() => null)));
  return texts.includes(null) ? null : texts.flatMap((text) => JSON.parse(text));
}

async function collect(checkout, folders) {
  const all = new Set([...folders, ...(await shippedPackages(checkout))]);
  const notices = await Promise.all([
    ...[...all].map((folder) => readNotice(join(checkout, folder), checkout)),
    sqliteNotice(checkout),
  ]);
  const byName = new Map(notices.map((notice) => [`${notice.name}@${notice.version}`, notice]));
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
