/** Opens the app on a living project, and stops the server when the app is quit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { findElectron } from '../lib/electron.mjs';
import { withDisplay } from '../lib/headless.mjs';
import { sandboxArguments } from '../lib/launch.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { startProject } from './project.ts';

const runtime = await findElectron();
if (!runtime) throw new Error('There is no Electron runtime: npm run setup gets one.');
const aos = await startProject(2);
const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-demo-'));
process.stdout.write(
  `A local AOS runs at ${aos.address}; another account's token:\n${aos.users[1]?.token ?? aos.token}\n`,
);
// Ctrl-C reaches the app by the terminal itself; here it only must not end us before the app has ended.
process.on('SIGINT', () => undefined);
try {
  const args = [...sandboxArguments(), root, `--user-data-dir=${join(folder, 'profile')}`];
  const provision = ['--provision', await writeProvision(aos, folder)];
  process.exitCode = await run(...withDisplay(runtime.path, [...args, ...provision]));
} finally {
  await aos.stop();
  await rm(folder, { recursive: true, force: true });
}
