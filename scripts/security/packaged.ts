import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from '../lib/headless.mjs';
import { sandboxArguments } from '../lib/launch.mjs';
import { root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import type { Check } from './check.ts';
import { wantedFuses, wrongFuses } from './fuses.ts';

/** Each way of asking that a packaged app must refuse, and which a real binary is asked for. */
const switches = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '-remote-debugging-port=0',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp',
  '--disable-web-security',
  '--ignore-certificate-errors',
];

/** The app that was packed last on this machine; null if there is none, or if it is older than what was built. */
export async function packagedApp(): Promise<string | null> {
  const note = join(root, 'dist/packaged.json');
  try {
    const { executable } = JSON.parse(await readFile(note, 'utf8')) as { executable: string };
    const [packed, built] = await Promise.all([stat(executable), stat(join(root, 'out/app/main/main.js'))]);
    const noted = await stat(note);
    return packed.isFile() && noted.mtimeMs >= built.mtimeMs ? executable : null;
  } catch {
    return null;
  }
}

/** Reads the fuses out of the packed binary, and starts it as somebody would who wants to get hold of it. */
export async function checkPackaged(executable: string): Promise<Check[]> {
  const wrong = await wrongFuses(executable);
  const checks: Check[] = Object.keys(wantedFuses).map((name) => {
    const found = wrong.find((one) => one.startsWith(`${name} `));
    return { name: `19: fuse ${name} of the packed app`, problem: found ?? null };
  });
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-packaged-'));
  try {
    for (const argument of switches)
      checks.push({
        name: `the packed app refuses ${argument}`,
        problem: await refuses(executable, argument, folder),
      });
    checks.push({
      name: 'the packed app is no Node and takes none of its options',
      problem: await isNoNode(executable, folder),
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return checks;
}

/** Why a switch was not refused, or null. */
async function refuses(executable: string, argument: string, folder: string): Promise<string | null> {
  const { code, stderr } = await start(executable, [argument], folder, {});
  const [name = ''] = argument.replace(/^--?/, '').split('=');
  if (code !== 64) return `it ended with ${code}`;
  if (/DevTools listening|Debugger listening/.test(stderr)) return 'a debugger could attach first';
  return stderr.includes(`--${name}`) ? null : 'it did not say why';
}

/** Why the binary can be used as Node, or null. It is started with a switch that it refuses, so that it ends by itself. */
async function isNoNode(executable: string, folder: string): Promise<string | null> {
  const script = join(folder, 'intruder.cjs');
  await writeFile(script, 'process.stderr.write("intruder\\n"); process.exit(7);');
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` };
  const { code, stderr } = await start(executable, [script, '--inspect'], folder, env);
  if (stderr.includes('intruder') || code === 7) return 'a script ran';
  return code === 64 ? null : `it ended with ${code}`;
}

function start(executable: string, args: string[], folder: string, env: NodeJS.ProcessEnv) {
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  const [command, all] = withDisplay('env', [
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
    executable,
    ...sandboxArguments(),
    profile,
    ...args,
  ]);
  return capture(command, all, { env: { ...process.env, LANGUAGE: 'en' }, timeout: 30_000 });
}
