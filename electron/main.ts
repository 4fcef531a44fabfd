/** The composition root: creates core, shell and ipc, connects them, and starts and stops them in order. */
import { join } from 'node:path';
import { app } from 'electron';
import { systemClock as clock } from './core/base/clock.ts';
import type { Problem } from './core/model/problem.ts';
import { openAutostart } from './shell/autostart/open-autostart.ts';
import { openHolding } from './shell/banners/open-holding.ts';
import { showAlerts } from './shell/banners/show-alerts.ts';
import { about } from './shell/bridge/about.ts';
import { createAppState } from './shell/bridge/app-state.ts';
import { createCommands } from './shell/bridge/commands.ts';
import { followArguments } from './shell/bridge/follow-arguments.ts';
import { createNavigation } from './shell/bridge/navigation.ts';
import { createPushes } from './shell/bridge/pushes.ts';
import { serveBridge } from './shell/bridge/serve-bridge.ts';
import type { Bus } from './shell/bus/bus.ts';
import { openSessionBus, openSystemBus } from './shell/bus/open-buses.ts';
import { createHelp } from './shell/diagnostics/help.ts';
import { openEngine } from './shell/engine/open-engine.ts';
import { checkProfile, profileFolder } from './shell/lifecycle/check-profile.ts';
import { logChildProcesses } from './shell/lifecycle/child-processes.ts';
import { desktopEntry } from './shell/lifecycle/desktop-entry.ts';
import { createLinkFollower } from './shell/lifecycle/follow-link.ts';
import { keepSmall } from './shell/lifecycle/keep-small.ts';
import { openLog } from './shell/lifecycle/log-file.ts';
import { quitInOrder } from './shell/lifecycle/quit.ts';
import { receiveLinks } from './shell/lifecycle/receive-links.ts';
import { failToStart, refuseToStart } from './shell/lifecycle/start-failure.ts';
import { systemLocales } from './shell/lifecycle/system-locales.ts';
import { logUncaught } from './shell/lifecycle/uncaught.ts';
import { watchNetwork } from './shell/network/network-state.ts';
import { createSystemProxy } from './shell/network/system-proxy.ts';
import { followHideDerived } from './shell/settings/hide-derived.ts';
import { followKeepDays } from './shell/settings/keep-days.ts';
import { createRestore } from './shell/settings/restore.ts';
import { openSettings } from './shell/settings/settings.ts';
import { followUndoTime } from './shell/settings/undo-time.ts';
import { openShortcut } from './shell/shortcut/open-shortcut.ts';
import { setPasswordStore } from './shell/tokens/set-password-store.ts';
import { systemKeychain } from './shell/tokens/system-keychain.ts';
import { createTrayPresence } from './shell/tray/tray-presence.ts';
import { openUpdates } from './shell/updates/open-updates.ts';
import { followApplicationMenu } from './shell/window/application-menu.ts';
import { createWindow } from './shell/window/create-window.ts';
import { createDesktopPresence } from './shell/window/desktop-presence.ts';
import { harden } from './shell/window/harden.ts';
import { isHiddenStart, startHidden } from './shell/window/hidden-start.ts';
import { createLeaving } from './shell/window/leaving.ts';
import { createPageRelease } from './shell/window/page-release.ts';
import { stayReachable } from './shell/window/stay-reachable.ts';
import { followTheme } from './shell/window/theme.ts';
import { chosenLocales } from './words/chosen-locales.ts';
import { languageFor } from './words/language.ts';

/** The longest that quitting sends what is left in the outbox; the rest is sent when the app runs again. */
const drainMs = 3_000;

const built = join(import.meta.dirname, '..');
const data = profileFolder(app.commandLine.getSwitchValue('user-data-dir'), app.getPath('userData'));
const vault = join(data, 'vault');
const storeWorker = new URL('./store-worker.js', import.meta.url);
const log = openLog(join(data, 'log.txt'), clock);

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
  const bus = openSessionBus(clock, log);
  await setPasswordStore(bus, vault);
  app
    .whenReady()
    .then(() => run(bus))
    .catch((error: unknown) => failToStart(error, languageFor(systemLocales()), log));
} else app.quit();

async function run(bus: Bus): Promise<void> {
  const first = createWindowParts(bus);
  await first.fetched;
  const parts = createParts(first);
  connectParts(parts);
  await startParts(parts);
}

/** Creates the window and what it needs, and opens it: everything else waits until its page has fetched its first files. */
function createWindowParts(bus: Bus) {
  const { isQuitting, beforeQuit } = quitInOrder(drainMs + 1_000, log);
  const settings = openSettings(join(data, 'settings.json'), clock, log);
  const language = languageFor(chosenLocales(systemLocales(), settings.get()));
  const keychain = systemKeychain(bus, vault, log);
  const tray = createTrayPresence(bus, clock, log);
  const created = createWindow({ built, data, settings, tray, isQuitting, language, clock, log });
  const { still, window } = created;
  const followWith = receiveLinks({ show: window.show, log });
  followTheme(settings);
  let fetched = Promise.resolve();
  if (isHiddenStart(process.argv, settings.get().startHidden)) still.end();
  else {
    fetched = created.fetched();
    window.open();
  }
  return { bus, language, beforeQuit, settings, keychain, tray, still, window, fetched, followWith };
}

/** Creates everything else. */
function createParts(first: ReturnType<typeof createWindowParts>) {
  const { bus, language, settings, keychain, tray, window } = first;
  const systemBus = openSystemBus(clock, log);
  const network = watchNetwork(systemBus);
  const proxy = createSystemProxy(process.env);
  const outside = { keychain, network, proxy, isAttended: window.isReachable, language };
  const engine = openEngine({ ...outside, data, vault, storeWorker, clock, log });
  const holding = openHolding({ settings, bus, network, clock });
  const shortcut = openShortcut({ bus, settings, words: language.words, run: window.toggle, clock, log });
  const updates = openUpdates({ settings, data, clock, log });
  const shown = { holding, keychain, tray, shortcut, updates };
  const state = createAppState({ engine, settings, ...shown, about: about() });
  const pushes = createPushes({ clock, state, isReachable: window.isReachable, send: window.send });
  const { goTo, signIn } = createNavigation(window, pushes);
  const release = createPageRelease({ window, settings, clock });
  const runCommand = createCommands({ engine, window, pushes, log });
  const presence = createDesktopPresence({
    engine,
    alerting: holding.alerting,
    counted: () => settings.get().badge,
    bus,
    clock,
    icons: join(app.getAppPath(), 'build/tray'),
    window,
    presence: tray,
    actions: { show: window.show, goTo, run: runCommand, pause: holding.pause.pause, quit: () => app.quit() },
    language,
    log,
  });
  return {
    ...first,
    systemBus,
    network,
    proxy,
    engine,
    holding,
    shortcut,
    updates,
    state,
    pushes,
    goTo,
    signIn,
    release,
    runCommand,
    presence,
  };
}

type Parts = ReturnType<typeof createParts>;

/** Passes on what happens in one part to those that show it, and ends them in order. */
function connectParts(parts: Parts): void {
  const { bus, language, settings, keychain, tray, window, engine, holding, pushes, presence } = parts;
  const { words } = language;
  engine.onChange((change) => {
    pushes.change(change);
    presence.change(change);
  });
  const refresh = () => {
    pushes.state();
    presence.refresh();
  };
  settings.onChange(refresh);
  holding.onChange(refresh);
  for (const part of [keychain, tray, parts.shortcut, parts.updates]) part.onChange(pushes.state);
  window.onShown(() => {
    pushes.flush();
    engine.attend();
  });
  const build = join(app.getAppPath(), 'build');
  const outside = { engine, bus, settings, holding, language };
  const closeBanners = showAlerts({ ...outside, build, clock, goTo: parts.goTo, tell: pushes.notice, log });
  followKeepDays(settings, engine);
  followUndoTime(settings, engine);
  followHideDerived(settings, engine);
  followApplicationMenu({ engine, words, run: parts.runCommand });
  const stopStaying = stayReachable({ tray, clock, isInTray: window.isInTray, surface: window.surface });
  const leaving = createLeaving({ window, still: parts.still, clock });
  parts.beforeQuit(
    leaving.leave,
    parts.network.stop,
    holding.stop,
    pushes.stop,
    parts.release.stop,
    parts.updates.stop,
    stopStaying,
    keepSmall({ clock, isWatched: window.isReachable }),
    ...[tray, presence].map(({ stop }) => stop),
    closeBanners,
    () => engine.stop(drainMs),
    leaving.settle,
    ...[keychain, bus, parts.systemBus].map(({ stop }) => stop),
  );
}

/** Starts the engine and answers the page. */
async function startParts(parts: Parts): Promise<void> {
  const { bus, language, settings, keychain, tray, window, engine, pushes, goTo, signIn } = parts;
  const { words } = language;
  const help = createHelp({ engine, bus, keychain, proxy: parts.proxy, data, words, clock, log });
  const ready = engine.start();
  const reason = words.settings.autostartText;
  const autostart = openAutostart({ bus, settings, reason, name: words.app, clock, log });
  const restore = createRestore({ file: join(data, 'restore.json'), engine, settings, log });
  serveBridge({ ...parts, restore, ready, autostart, help, words, clock, log });
  const tell = (found: Problem) => pushes.notice({ is: 'problem', problem: found });
  const follow = createLinkFollower({ engine, ready, show: window.show, signIn, goTo, tell, log });
  parts.followWith(follow);
  if (window.current() === null) void startHidden({ window, hasTray: tray.check, clock });
  await ready;
  await restore.finish();
  if (parts.holding.current() === null) void engine.tellHeld();
  if (settings.damage !== null) tell(settings.damage);
  parts.presence.refresh();
  await followArguments(process.argv, { engine, settings, keychain, follow, signIn, log });
}
