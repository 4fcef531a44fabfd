/** The real engine in a process of its own: it runs the commands it gets over IPC and writes down what it announces. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../electron/core/base/clock.ts';
import { createEngine } from '../electron/core/engine/engine.ts';
import type { Vault } from '../electron/core/session/engine-options.ts';
import { announcedIn, openAnnouncedLog } from './announced-log.ts';
import { recordAnnouncements } from './engine-announcements.ts';
import { engineCommands } from './engine-commands.ts';
import type { Answer, EngineSetup, Moment } from './messages.ts';
import { serveCommands } from './serve-commands.ts';
import { createWakeableNetwork } from './wakeable-network.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as EngineSetup;

/** Keeps the token in a file, as there is no keychain here. */
function fileVault(path: string): Vault {
  return {
    get: async () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
    put: async (_account, token) => writeFileSync(path, token),
    remove: async () => writeFileSync(path, ''),
  };
}

async function main(): Promise<void> {
  let { clockOffsetMs } = setup;
  let deadly: Moment | undefined;
  const network = createWakeableNetwork();
  const log = openAnnouncedLog(announcedIn(setup.records), setup.folder);
  const engine = createEngine({
    folder: setup.folder,
    storeWorker: pathToFileURL(setup.storeWorker),
    fetch: globalThis.fetch,
    vault: fileVault(join(setup.records, 'token')),
    network,
    clock: { ...systemClock, now: () => Date.now() + clockOffsetMs },
    random: Math.random,
    timing: setup.timing,
  });
  recordAnnouncements(engine, log, (moment) => {
    if (moment === deadly) process.kill(process.pid, 'SIGKILL');
  });
  serveCommands(
    engineCommands(engine, log, {
      wake: network.wake,
      dieAt(moment) {
        deadly = moment;
      },
      setClock(offsetMs) {
        clockOffsetMs = offsetMs;
      },
    }),
  );
  await engine.start();
  process.send?.({ ready: true } satisfies Answer);
}

await main();
