import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** The folders that are measured; `gen` is made by a tool, and `e2e` is tests throughout. */
const measuredFolders = ['electron', 'renderer', 'devserver', 'faults', 'bench', 'scripts'];

export interface Source {
  /** Relative to the checkout, with forward slashes. */
  path: string;
  /** Lines as an editor counts them, without the empty one after the last line break. */
  lines: number;
  tree: ts.SourceFile;
}

/** Reads and parses the measured sources of a checkout, tests left out. A folder that is not there counts as empty. */
export async function readSources(root: string): Promise<Source[]> {
  const paths = (await Promise.all(measuredFolders.map((folder) => pathsIn(root, folder)))).flat().sort();
  return Promise.all(paths.map(async (path) => parseSource(path, await readFile(join(root, path), 'utf8'))));
}

export function parseSource(path: string, text: string): Source {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path, lines, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
}

/** Where a node begins, as `path:line` with lines from 1. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** Word files grow with the number of sentences, which says nothing about how they are built. */
export function countsTowardsSizes({ path }: Source): boolean {
  return !path.startsWith('electron/words/');
}

async function pathsIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function isSource(name: string): boolean {
  return /\.(?:ts|tsx|mjs|js)$/.test(name) && !/\.test\.tsx?$/.test(name);
}
