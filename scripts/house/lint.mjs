/** The tools of `npm run lint`, each with what it is for and how it is called. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/** The folders whose imports are checked. */
export const checkedFolders = [
  'electron',
  'renderer',
  'devserver',
  'bench',
  'faults',
  'desks',
  'alerts',
  'e2e',
  'scripts',
];

const bin = (path) => join(root, 'node_modules', path);

/**
 * The commands that check a checkout.
 * @param {string} [folder] where they will run; other than the checkout itself, a fixture with the same folder names
 * @returns {{name: string, args: string[]}[]} arguments for Node
 */
export function lintCommands(folder = root) {
  const folders = checkedFolders.filter((name) => existsSync(join(folder, name)));
  return [
    { name: 'style', args: [bin('@biomejs/biome/bin/biome'), 'check', '.'] },
    {
      name: 'imports',
      args: [
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        join(root, '.dependency-cruiser.mjs'),
        '--output-type',
        'err-long',
        ...folders,
      ],
    },
    {
      name: 'unused code',
      args: [bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'],
    },
  ];
}
