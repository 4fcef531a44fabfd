/** The second part of the composition root: creates core, shell and ipc, connects them, and starts and stops them in order. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Clock } from './core/base/clock.ts';
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
import { openSystemBus } from './shell/bus/open-buses.ts';
import { createHelp } from './shell/diagnostics/help.ts';
import { openEngine } from './shell/engine/open-engine.ts';
import { createLinkFollower } from './shell/lifecycle/follow-link.ts';
import { keepSmall } from './shell/lifecycle/keep-small.ts';
import type { Log } from './shell/lifecycle/log-file.ts';
import { watchNetwork } from './shell/network/network-state.ts';
import { createSystemProxy } from './shell/network/system-proxy.ts';
import { followHideDerived } from './shell/settings/hide-derived.ts';
import { followKeepDays } from './shell/settings/keep-days.ts';
import { createRestore } from './shell/settings/restore.ts';
import { followUndoTime } from './shell/settings/undo-time.ts';
import { openShortcut } from './shell/shortcut/open-shortcut.ts';
import { systemKeychain } from './shell/tokens/system-keychain.ts';
import { createTrayPresence } from './shell/tray/tray-presence.ts';
import { openUpdates } from './shell/updates/open-updates.ts';
import { followApplicationMenu } from './shell/window/application-menu.ts';
import { createDesktopPresence } from './shell/window/desktop-presence.ts';
import { startHidden } from './shell/window/hidden-start.ts';
import { createLeaving } from './shell/window/leaving.ts';
import type { FirstParts } from './shell/window/open-first.ts';
import { createPageRelease } from './shell/window/page-release.ts';
import { stayReachable } from './shell/window/stay-reachable.ts';

/** Time of quitting that is kept for everything but sending what is left in the outbox, ms; the rest is sent when the app runs again. */
const besidesDrainMs = 1_000;

/** What the first part hands over. */
export interface RestOptions {
  bus: Bus;
  /** The folder of the profile. */
  data: string;
  vault: string;
  /** The built script of the store's threads. */
  storeWorker: URL;
  /** The longest that quitting takes, ms. */
  quitMs: number;
  clock: Clock;
  log: Log;
}

/** Creates everything but the window, connects it, and starts it. */
export async function runRest(first: FirstParts, options: RestOptions): Promise<void> {
  const parts = createParts(first, options);
  connectParts(parts, options);
  await startParts(parts, options);
}

/** Creates everything else. */
function createParts(first: FirstParts, options: RestOptions) {
  const { bus, data, vault, storeWorker, clock, log } = options;
  const { language, settings, window } = first;
  const keychain = systemKeychain(bus, vault, log);
  const tray = createTrayPresence(bus, clock, log);
  first.trayIs(tray);
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
    bus,
    keychain,
    tray,
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
function connectParts(parts: Parts, { quitMs, clock, log }: RestOptions): void {
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
    () => engine.stop(quitMs - besidesDrainMs),
    leaving.settle,
    ...[keychain, bus, parts.systemBus].map(({ stop }) => stop),
  );
}

/** Starts the engine and answers the page. */
async function startParts(parts: Parts, { data, clock, log }: RestOptions): Promise<void> {
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
