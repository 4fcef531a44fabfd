/**
 * The main job of the packed app, seen from outside only: nothing can attach to it. It signs in, subscribes, receives
 * events, raises banners, acknowledges and quits. Run by test-packaged.mjs with the path of the app.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { type Child, startChild, until } from '../../e2e/fixtures/child.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { watched, writeProvision } from '../../e2e/fixtures/provision.ts';
import { capture } from '../lib/run.mjs';

const [executable = ''] = process.argv.slice(2);
/** The longest that a step may take, ms: the machine may be busy. */
const within = 60_000;
let isPublished = false;

await using aos = await startAos({ backlog: 20, notifications: 3 });
const desktop = await startDesktop({ windowManager: 'openbox' });
try {
  const profile = join(desktop.folder, 'profile');
  const args = [`--user-data-dir=${profile}`, '--provision', await writeProvision(aos, desktop.folder)];
  await using app = startChild(executable, args, { env: { ...desktop.env, ARUNA_NOTIFY_SMOKE: '1' } });
  await step('starts as an ordinary user, in the sandbox', app, () => isSandboxed(app));
  await step('signs in and subscribes', app, async () =>
    (await consumersOf(aos)).some(({ openStreams }) => openStreams > 0),
  );
  await step('receives what was there', app, async () => (await ackedOf(aos)) > 0);
  await step('shows a banner for a new event', app, () => banner(aos, desktop));
  await step('acknowledges what is in the inbox', app, () => acknowledged(aos, desktop));
  await step('quits in order', app, () => quits(app, desktop));
} finally {
  await desktop.close();
}
process.stdout.write('{"packaged":true,"sandbox":true,"steps":6,"failed":0}\n');

/** Does one step and prints it; a failure carries what the app has printed. */
async function step(what: string, app: Child, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await until(what, isDone, within);
  } catch (error) {
    process.stderr.write(`${app.output().slice(-3_000)}\n`);
    throw error;
  }
  process.stdout.write(`✓ the packed app ${what}\n`);
}

/** Its page runs under a filter of system calls (mode 2), which it has only in the sandbox; nobody has left that out. */
async function isSandboxed(app: Child): Promise<boolean> {
  if (app.process.exitCode !== null) throw new Error(`it ended with code ${app.process.exitCode}`);
  const pages = (await processes()).filter(
    ({ command }) => command.includes('--type=renderer') && command.startsWith(executable),
  );
  if (pages.length === 0 || !app.output().includes('"ready":true')) return false;
  for (const { command, status } of pages) {
    if (command.includes('--no-sandbox')) throw new Error('the page runs without a sandbox');
    if (!/^Seccomp:\s+2$/m.test(status)) throw new Error('the page runs without a filter of system calls');
    if (/^Uid:\s+0\b/m.test(status)) throw new Error('the page runs as root');
  }
  return true;
}

async function processes(): Promise<{ command: string; status: string }[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = (id: string, file: string) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
  return Promise.all(
    ids.map(async (id) => ({ command: await read(id, 'cmdline'), status: await read(id, 'status') })),
  );
}

async function consumersOf(server: LocalAos) {
  return (await server.control.stats()).consumers;
}

async function ackedOf(server: LocalAos): Promise<number> {
  return (await consumersOf(server)).reduce((sum, { acked }) => sum + acked, 0);
}

async function banner(server: LocalAos, { banners }: Desktop): Promise<boolean> {
  if (!isPublished) await server.control.publish({ resource: watched(server).id, count: 1 });
  isPublished = true;
  return ((await banners?.count()) ?? 0) > 0;
}

/** The tray asks for it, the window wants it confirmed: by the key that goes to its second button, and Enter. */
async function acknowledged(server: LocalAos, { tray, env }: Desktop): Promise<boolean> {
  const { notifications } = await server.control.stats();
  if (notifications.open.length === 0) return notifications.acknowledged.length === 3;
  await tray?.click('Acknowledge or dismiss all…');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await capture(
    'xdotool',
    ['search', '--onlyvisible', '--name', 'Aruna Notify', 'windowactivate', '--sync'],
    { env, timeout: 10_000 },
  );
  await capture('xdotool', ['key', '--delay', '200', 'Tab', 'Return'], { env, timeout: 10_000 });
  // The time in which it could be undone, and the way to the server.
  await until(
    'the notifications at the server',
    async () => (await server.control.stats()).notifications.open.length === 0,
    20_000,
  ).catch(() => false);
  return false;
}

async function quits(app: Child, { tray }: Desktop): Promise<boolean> {
  await tray?.click('Quit');
  await until(
    'the end of the app',
    () => app.process.exitCode !== null || app.process.signalCode !== null,
    within,
  );
  if (app.process.exitCode !== 0) throw new Error(`it ended with code ${app.process.exitCode}`);
  return true;
}
