/** The licence of a package that carries no file with it: the standard text, with the copyright that its code states. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences whose text is the same for everybody. */
const standard = ['Apache-2.0', 'BSD-3-Clause', 'MIT'];

/**
 * @param {{name: string, author?: string | {name: string}}} manifest
 * @param {string} licence an SPDX expression
 * @param {string} folder absolute path of the package
 * @param {string} textFolder where the standard texts lie
 * @returns {Promise<string>} empty where the licence has no standard text or nobody is named as its holder
 */
export async function standIn({ name, author }, licence, folder, textFolder) {
  const ids = licence.replace(/[()]/g, '').split(' AND ');
  if (!ids.every((id) => standard.includes(id))) return '';
  const stated = await copyrights(folder);
  const holder = typeof author === 'string' ? author : author?.name;
  if (stated.length === 0 && !holder) return '';
  const head = stated.length > 0 ? stated : [`Copyright (c) ${holder}`];
  const parts = await Promise.all(ids.map((id) => readFile(join(textFolder, `${id}.txt`), 'utf8')));
  return [
    `${name} is licensed under ${ids.join(' and ')}.`,
    head.join('\n'),
    ...parts.map((text) => text.trim()),
  ].join('\n\n');
}

/** The copyright lines in a package's code, each once. */
async function copyrights(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const code = entries.filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name));
  const found = await Promise.all(
    code.map(async (entry) => {
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      return [...text.matchAll(/^[\s/*#]*(Copyright [^\n]*\d{4}[^\n]*?)\s*$/gm)].map(
        ([, line]) => line ?? '',
      );
    }),
  );
  return [...new Set(found.flat())].sort();
}
