/** A plugin of the bundler that notes which packages are really in a bundle. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { writeNotices } from './write.mjs';

/**
 * Notes the packages of one bundle when it is written, and makes the notices of all bundles that are there.
 * @param {'main' | 'preload' | 'renderer'} bundle
 * @param {string} checkout absolute path
 * @returns {import('vite').Plugin}
 */
export function noteBundled(bundle, checkout) {
  return {
    name: 'note-bundled',
    apply: 'build',
    async writeBundle(_options, output) {
      const modules = Object.values(output).flatMap((chunk) => modulesOf(chunk));
      const folders = [...new Set(modules.flatMap((id) => packageFolder(id, checkout)))].sort();
      await mkdir(join(checkout, 'out/bundled'), { recursive: true });
      await writeFile(join(checkout, 'out/bundled', `${bundle}.json`), JSON.stringify(folders, null, 2));
      await writeNotices(checkout);
    },
  };
}

/** The modules that code in the chunk comes from; a style sheet's code is in a file of its own. */
function modulesOf(chunk) {
  return Object.entries(chunk.modules ?? {})
    .filter(([id, { renderedLength }]) => renderedLength > 0 || /\.css(?:\?|$)/.test(id))
    .map(([id]) => id);
}

/**
 * @param {string} id a module's, perhaps one that a plugin has made: "\0/a/node_modules/b/c.js?commonjs-exports"
 * @param {string} checkout absolute path
 * @returns {string[]} the folder of the package it is from, below the checkout; none for a module of our own
 */
export function packageFolder(id, checkout) {
  // Helpers that the bundler itself puts in.
  if (/^\0?(?:vite\/|commonjsHelpers|rolldown\/)/.test(id)) return ['node_modules/vite'];
  const path = relative(checkout, id.replace(/^\0/, '').replace(/\?.*$/, '')).split(sep).join('/');
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return found ? [found[0]] : [];
}
