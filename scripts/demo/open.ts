/** Opens the app with two accounts, one of them on a living project, and stops the servers when the app is quit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from '../lib/headless.mjs';
import { sandboxArguments } from '../lib/launch.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { findElectron } from '../runtime/electron.mjs';
import { writeAccounts } from './accounts.ts';
import { startServers } from './project.ts';

const runtime = await findElectron();
if (!runtime) throw new Error('There is no Electron runtime: npm run setup gets one.');
const servers = await startServers({ university: 2, institute: 0.2 });
const { university, institute, ending } = servers;
const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-demo-'));
process.stdout.write(
  [
    `Two local AOS run, at ${university.address} and ${institute.address}.`,
    'To see the token of the second end:',
    `  curl -H 'content-type: application/json' -d '{"token":"${ending}"}' ${institute.webAddress}/control/expireToken`,
    `and to renew it: ${institute.token}`,
    `Another person of the first: ${university.users[1]?.token ?? university.token}`,
    '',
  ].join('\n'),
);
// Ctrl-C reaches the app by the terminal itself; here it only must not end us before the app has ended.
process.on('SIGINT', () => undefined);
try {
  const args = [...sandboxArguments(), root, `--user-data-dir=${join(folder, 'profile')}`];
  const provision = ['--provision', await writeAccounts(servers, folder)];
  process.exitCode = await run(...withDisplay(runtime.path, [...args, ...provision]));
} finally {
  await servers.stop();
  await rm(folder, { recursive: true, force: true });
}
