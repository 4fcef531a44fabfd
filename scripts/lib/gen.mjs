/** Whether `gen/` is what `proto/` makes of it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { capture } from './run.mjs';

/**
 * Generates the code again, in a folder of its own, and compares.
 * @returns {Promise<string[]>} the files that differ; what buf printed if it failed
 */
export async function staleFiles() {
  const fresh = await mkdtemp(join(tmpdir(), 'aruna-notify-gen-'));
  try {
    const PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
    const buf = join(root, 'node_modules/@bufbuild/buf/bin/buf');
    const made = await capture(process.execPath, [buf, 'generate', '-o', fresh], {
      env: { ...process.env, PATH },
    });
    if (made.code !== 0) return [made.stderr.trim() || made.stdout.trim()];
    const [here, there] = await Promise.all([contents(join(root, 'gen')), contents(join(fresh, 'gen'))]);
    const names = new Set([...here.keys(), ...there.keys()]);
    return [...names].filter((name) => here.get(name) !== there.get(name)).sort();
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** @returns {Promise<Map<string, string>>} text by path below the folder */
async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')]),
    ),
  );
}
