/** What is known about the licence of a package. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standIn } from './stand-in.mjs';

/**
 * @typedef {object} Notice
 * @property {string} name "@scope/name"
 * @property {string} version
 * @property {string} licence an SPDX expression as the package states it; empty where it states none
 * @property {string} text the licence with the copyright notice, and the package's notice if it has one; empty where
 *   the package carries none
 */

/**
 * A package that is installed.
 * @param {string} folder absolute path
 * @param {string} checkout absolute path
 * @returns {Promise<Notice>}
 */
export async function readNotice(folder, checkout) {
  const manifest = await readManifest(folder);
  const licence = expressionOf(manifest.license ?? manifest.licenses);
  const texts = join(checkout, 'scripts/notices/texts');
  const text = (await licenceText(folder)) || (await standIn(manifest, licence, folder, texts));
  return { name: manifest.name, version: manifest.version, licence, text };
}

/** SQLite, which is part of the database's package although it is no package itself. */
export async function sqliteNotice(checkout) {
  const header = join(checkout, 'node_modules/@photostructure/sqlite/src/upstream/sqlite3.h');
  const version = /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(await readFile(header, 'utf8'))?.[1];
  if (!version) throw new Error(`${header} names no version`);
  const text =
    'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n' +
    'May you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\n' +
    'May you share freely, never taking more than you give.';
  return { name: 'SQLite', version, licence: 'blessing', text };
}

/**
 * The folders of the packages that are shipped beside the bundles: package.json's dependencies and what they need.
 * @param {string} checkout absolute path
 * @returns {Promise<string[]>} below the checkout
 */
export async function shippedPackages(checkout) {
  const found = new Set();
  const visit = async (folder) => {
    for (const name of Object.keys((await readManifest(join(checkout, folder))).dependencies ?? {})) {
      const next = `node_modules/${name}`;
      if (found.has(next)) continue;
      found.add(next);
      await visit(next);
    }
  };
  await visit('.');
  return [...found];
}

async function readManifest(folder) {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

/** Older packages state an object, or a list of which one may be chosen. */
function expressionOf(stated) {
  if (typeof stated === 'string') return stated;
  if (Array.isArray(stated)) return stated.map(expressionOf).filter(Boolean).join(' OR ');
  return stated?.type ?? '';
}

async function licenceText(folder) {
  const names = await readdir(folder);
  const wanted = names.filter((name) => /^(?:licen[cs]e|copying|notice|copyright)/i.test(name)).sort();
  const texts = await Promise.all(wanted.map((name) => readFile(join(folder, name), 'utf8')));
  // Some go on with the licences of what they themselves were built from.
  return texts.map((text) => text.split(/^# Licenses of bundled/m)[0].trim()).join('\n\n');
}
