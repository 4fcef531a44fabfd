/** The first part of the composition root: opens the window, and has everything else created while its page is fetched. */
import { join } from 'node:path';
import { app } from 'electron';
import { systemClock as clock } from './core/base/clock.ts';
import type { Bus } from './shell/bus/bus.ts';
import { checkProfile, profileFolder } from './shell/lifecycle/check-profile.ts';
import { logChildProcesses } from './shell/lifecycle/child-processes.ts';
import { desktopEntry } from './shell/lifecycle/desktop-entry.ts';
import { openLog } from './shell/lifecycle/log-file.ts';
import { failToStart, refuseToStart } from './shell/lifecycle/start-failure.ts';
import { systemLocales } from './shell/lifecycle/system-locales.ts';
import { logUncaught } from './shell/lifecycle/uncaught.ts';
import { setPasswordStore } from './shell/tokens/set-password-store.ts';
import { harden } from './shell/window/harden.ts';
import { openFirst } from './shell/window/open-first.ts';
import { languageFor } from './words/language.ts';

/** The longest that quitting takes, ms. */
const quitMs = 4_000;

const built = join(import.meta.dirname, '..');
const data = profileFolder(app.commandLine.getSwitchValue('user-data-dir'), app.getPath('userData'));
const vault = join(data, 'vault');
const storeWorker = new URL('./store-worker.js', import.meta.url);
const log = openLog(join(data, 'log.txt'), clock);
let bus: Promise<Bus> | null = null;

logUncaught(log);
logChildProcesses(log);
harden(log);
app.setAppUserModelId('org.aruna.notify');
if (process.platform === 'linux') app.setDesktopName(`${desktopEntry}.desktop`);
// Without a listener, Electron quits when the last window is closed; this app keeps running.
app.on('window-all-closed', () => undefined);
const unusable = checkProfile(data, ['data', 'vault']);
if (unusable !== null) void refuseToStart(unusable, languageFor(systemLocales()));
else if (app.requestSingleInstanceLock()) {
  await setPasswordStore(openBus, vault);
  app
    .whenReady()
    .then(run)
    .catch((error: unknown) => failToStart(error, languageFor(systemLocales()), log));
} else app.quit();

async function run(): Promise<void> {
  const first = openFirst({ built, data, quitMs, clock, log });
  // The thread that reads it also serves the page, which would wait.
  await first.fetched;
  const [{ runRest }, opened] = await Promise.all([import('./rest.ts'), openBus()]);
  await runRest(first, { bus: opened, data, vault, storeWorker, quitMs, clock, log });
}

/** Opens the bus of the session, once. What it needs is read only now: the window can do without. */
function openBus(): Promise<Bus> {
  bus ??= import('./shell/bus/open-buses.ts').then(({ openSessionBus }) => openSessionBus(clock, log));
  return bus;
}
