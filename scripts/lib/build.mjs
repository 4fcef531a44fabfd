/** Building the app when its sources are newer than what was built. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { capture } from './run.mjs';
import { say, step } from './say.mjs';

const built = [
  'out/app/main/main.js',
  'out/app/preload/preload.cjs',
  'out/app/renderer/index.html',
  'out/app/notices.json',
];
const sources = [
  'electron',
  'renderer',
  'scripts/notices',
  'gen',
  'package-lock.json',
  'electron.vite.config.ts',
  'package.json',
];

/** Builds `out/app` if anything it is made of has changed since. */
export async function ensureBuilt() {
  const oldest = Math.min(...(await Promise.all(built.map((file) => changedAt(join(root, file))))));
  const newest = Math.max(...(await Promise.all(sources.map((name) => newestIn(join(root, name))))));
  if (newest < oldest) return;
  await step('Building the app', async () => {
    const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const { code, stdout, stderr } = await capture(process.execPath, [vite, 'build']);
    if (code === 0) return;
    say(`${stdout}
${stderr}`);
    throw new SetupProblem('The app could not be built; what the build said stands above.', 'npm run types');
  });
}

/** @returns {Promise<number>} epoch ms; 0 when it is not there */
async function changedAt(file) {
  return stat(file).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}

async function newestIn(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return changedAt(path);
  const files = entries.filter((entry) => entry.isFile());
  const times = await Promise.all(files.map((entry) => changedAt(join(entry.parentPath, entry.name))));
  return Math.max(0, ...times);
}
