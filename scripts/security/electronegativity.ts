import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cacheFolder, root } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/problem.mjs';
import { capture } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';

const name = '@doyensec/electronegativity';
/** Where the tool is named, and where it is installed: apart from what the app is built with, as nobody maintains it any more. */
const named = join(root, 'scripts/security/tool');
const installed = join(cacheFolder(), 'electronegativity');

interface Issue {
  id: string;
  file: string;
  location: { line: number };
}

type Tool = (options: object) => Promise<{ issues: Issue[]; errors: { file: string; message: string }[] }>;

/** What was found in the sources: "CHECK in file", once for each place. */
export async function electronegativity(): Promise<string[]> {
  const run = await load();
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-sources-'));
  // It says on the console that it found no translations.
  const { log } = console;
  try {
    const filter = (path: string) => !/\.test\.tsx?$/.test(path) && basename(path) !== 'testing';
    for (const part of ['electron', 'renderer', 'package.json'])
      await cp(join(root, part), join(folder, part), { recursive: true, filter });
    console.log = () => undefined;
    const electron = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).devDependencies.electron;
    const { issues, errors } = await run({
      input: folder,
      isRelative: true,
      // It asks the releases of Electron for newer ones; packaging refuses any but the pinned version.
      excludeFromScan: ['availablesecurityfixesglobalcheck'],
      electronVersionOverride: electron,
    });
    if (errors.length > 0) throw new Error(`${errors[0]?.file} could not be read: ${errors[0]?.message}`);
    return issues.map(({ id, file }) => (file === 'N/A' ? id : `${id} in ${file}`)).sort();
  } finally {
    console.log = log;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tool, which is installed when it is first used, and again when its lock file changes. */
async function load(): Promise<Tool> {
  const lock = 'package-lock.json';
  const read = (folder: string) => readFile(join(folder, lock), 'utf8').catch(() => '');
  if ((await read(named)) !== (await read(installed))) await install();
  const require = createRequire(join(installed, 'package.json'));
  // It would ask a server for translations: it gets no way out.
  const got = createRequire(require.resolve(name)).resolve('got');
  const offline = () => Promise.reject(new Error('offline'));
  require.cache[got] = {
    id: got,
    filename: got,
    loaded: true,
    exports: Object.assign(offline, { head: offline }),
  } as never;
  return require(name) as Tool;
}

/** Installs it beside and renames it when it is whole. */
async function install(): Promise<void> {
  say('Installing Electronegativity …');
  const folder = `${installed}.${process.pid}`;
  try {
    await cp(named, folder, { recursive: true });
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stderr } = await capture('npm', args, { cwd: folder });
    if (code !== 0)
      throw new SetupProblem(
        `Electronegativity could not be installed: ${stderr.trim()}`,
        'npm run security',
      );
    await rm(installed, { recursive: true, force: true });
    await rename(folder, installed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Compares what was found with what is justified. Gives what is not, and justifications of what is no longer found: both
 * count.
 */
export function unjustified(found: readonly string[], justified: Readonly<Record<string, string>>): string[] {
  const fresh = found.filter((finding) => !(finding in justified));
  const stale = Object.keys(justified).filter((finding) => !found.includes(finding));
  return [...fresh, ...stale.map((finding) => `${finding} (justified, but no longer found)`)];
}
