/** Whether the packed app starts and signs in: run by package.mjs with its path, prints one line of JSON. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { withDisplay } from '../lib/headless.mjs';
import { sandboxArguments } from '../lib/launch.mjs';

const within = 30_000;
const [path = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-smoke-'));
const aos = await startAos({ backlog: 20 });
const [command, args] = withDisplay(
  path,
  [
    ...sandboxArguments(),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--provision',
    await writeProvision(aos, folder),
  ],
  { always: true },
);
// A group of its own, so that what the app is wrapped in ends with it.
const child = spawn(command, args, {
  env: { ...process.env, ARUNA_NOTIFY_SMOKE: '1' },
  detached: process.platform !== 'win32',
  stdio: ['ignore', 'pipe', 'pipe'],
});
try {
  const { electron } = await readyLine(child);
  await signedIn(aos);
  process.stdout.write(`${JSON.stringify({ started: true, signedIn: true, electron, path })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await end(child);
  await aos.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The line the app prints when its window has loaded. */
function readyLine(app: ChildProcess): Promise<{ electron: string }> {
  return new Promise((settle, fail) => {
    let text = '';
    const refuse = (why: string) => fail(new Error(`What was packed ${why}.\n${text.slice(-2000)}`));
    const timer = setTimeout(() => refuse(`was not ready within ${within / 1000} s`), within);
    const read = (chunk: string) => {
      text += chunk;
      const line = text.split('\n').find((one) => one.startsWith('{"ready":true'));
      if (line === undefined || !line.endsWith('}')) return;
      clearTimeout(timer);
      settle(JSON.parse(line) as { electron: string });
    };
    app.stdout?.setEncoding('utf8').on('data', read);
    app.stderr?.setEncoding('utf8').on('data', read);
    app.once('error', (error) => refuse(`could not be started: ${error.message}`));
    app.once('exit', (code) => {
      clearTimeout(timer);
      refuse(`ended with code ${code}`);
    });
  });
}

/** The server has seen the app sign in, open its streams and ack what it was sent. */
async function signedIn(server: LocalAos): Promise<void> {
  const until = Date.now() + within;
  for (;;) {
    const { consumers } = await server.control.stats();
    const acked = consumers.reduce((sum, consumer) => sum + consumer.acked, 0);
    if (consumers.some((consumer) => consumer.openStreams > 0) && acked > 0) return;
    if (Date.now() > until) throw new Error(`What was packed did not sign in within ${within / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null || app.pid === undefined) return;
  const gone = new Promise((settle) => app.once('exit', settle));
  if (process.platform === 'win32') app.kill();
  else process.kill(-app.pid, 'SIGTERM');
  await gone;
}
