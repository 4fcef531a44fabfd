/** Whether a packed app starts. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from './headless.mjs';
import { sandboxArguments } from './launch.mjs';
import { SetupProblem } from './problem.mjs';

const within = 30_000;
const places = {
  linux: 'linux-unpacked/aruna-notify',
  darwin: 'mac/Aruna Notify.app/Contents/MacOS/Aruna Notify',
  win32: 'win-unpacked/Aruna Notify.exe',
};

/**
 * Starts the packed app with an empty profile, waits until it says that its window has loaded, and ends it.
 * @param {string} dist the folder electron-builder wrote to
 * @returns {Promise<{electron: string, path: string}>}
 */
export async function smoke(dist) {
  const path = join(dist, places[process.platform] ?? places.linux);
  const profile = await mkdtemp(join(tmpdir(), 'aruna-notify-smoke-'));
  const [command, args] = withDisplay(path, [...sandboxArguments(), `--user-data-dir=${profile}`]);
  const env = { ...process.env, ARUNA_NOTIFY_SMOKE: '1' };
  // A group of its own, so that what the app is wrapped in ends with it.
  const child = spawn(command, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return { ...(await readyLine(child)), path };
  } finally {
    await end(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readyLine(child) {
  return new Promise((settle, fail) => {
    let text = '';
    const refuse = (why) =>
      fail(new SetupProblem(`What was packed ${why}.\n${text.slice(-2000)}`, 'npm run package'));
    const timer = setTimeout(() => refuse(`was not ready within ${within / 1000} s`), within);
    const read = (chunk) => {
      text += chunk;
      const line = text.split('\n').find((one) => one.startsWith('{"ready":true'));
      if (line === undefined || !line.endsWith('}')) return;
      clearTimeout(timer);
      settle(JSON.parse(line));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => refuse(`could not be started: ${error.message}`));
    child.once('exit', (code) => {
      clearTimeout(timer);
      refuse(`ended with code ${code}`);
    });
  });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((settle) => child.once('exit', settle));
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGTERM');
  await gone;
}
