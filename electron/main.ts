/** The composition root: builds core, shell and ipc, and says in which order they start and stop. */
import { join } from 'node:path';
import { app, clipboard, dialog, ipcMain, Notification, nativeTheme, session, shell } from 'electron';
import { systemClock as clock } from './core/base/clock.ts';
import { defaultTiming } from './core/base/timing.ts';
import { createEngine } from './core/engine/engine.ts';
import { serveIpc } from './ipc/server.ts';
import { closesUnasked, createBanners } from './shell/banners/banners.ts';
import { minutesToTomorrow } from './shell/banners/pause.ts';
import { createPauses } from './shell/banners/pauses.ts';
import { appState } from './shell/bridge/app-state.ts';
import { createApi } from './shell/bridge/handlers.ts';
import { createPushes } from './shell/bridge/pushes.ts';
import { createExports } from './shell/bridge/save-export.ts';
import { about } from './shell/lifecycle/about.ts';
import { openLog } from './shell/lifecycle/log.ts';
import { quitInOrder } from './shell/lifecycle/quit.ts';
import { sayReady } from './shell/lifecycle/smoke.ts';
import { toProblem } from './shell/lifecycle/start-problem.ts';
import { logUncaught } from './shell/lifecycle/uncaught.ts';
import { watchNetwork } from './shell/network/network-state.ts';
import { createSystemFetch } from './shell/network/system-fetch.ts';
import { systemProxy } from './shell/network/system-proxy.ts';
import { chooseFile } from './shell/settings/choose-file.ts';
import { followRetention } from './shell/settings/keep-days.ts';
import { provision } from './shell/settings/provision.ts';
import { provisionArgument } from './shell/settings/provision-file.ts';
import { openSettings } from './shell/settings/settings.ts';
import { systemKeychain as keychain } from './shell/tokens/keychain.ts';
import { createVault } from './shell/tokens/vault.ts';
import { createTrayPresence } from './shell/tray/tray-presence.ts';
import { type ConnectLink, linkOfArguments, linkScheme, readLink } from './shell/window/deep-link.ts';
import { createOutside } from './shell/window/desktop-presence.ts';
import { followHiding } from './shell/window/hiding.ts';
import { createMainWindow } from './shell/window/main-window.ts';
import { setApplicationMenu } from './shell/window/menu.ts';
import { registerScheme, serveScheme } from './shell/window/scheme.ts';
import { lockPages, lockPermissions } from './shell/window/security.ts';
import { bannerTextIn } from './words/banner-text.ts';
import { languageFor } from './words/language.ts';
import { wordsFor } from './words/languages.ts';

/** How long quitting may take to bring the outbox to the server, in milliseconds. What is left goes next time. */
const drainMs = 3_000;
const built = join(import.meta.dirname, '..');
const log = openLog(join(app.getPath('userData'), 'log.txt'));

logUncaught(log);
registerScheme();
lockPages(log);
app.setAppUserModelId('org.aruna.notify');
// Without a listener Electron quits with the last window; this app lives on without one.
app.on('window-all-closed', () => undefined);
if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(fail);
else app.quit();

async function run(): Promise<void> {
  const data = app.getPath('userData');
  const language = languageFor(app.getLocale());
  const { words } = language;
  const icons = join(app.getAppPath(), 'build/tray');
  const settings = openSettings(join(data, 'settings.json'), log);
  const network = watchNetwork();
  const engine = createEngine({
    folder: join(data, 'data'),
    storeWorker: new URL('./store-worker.js', import.meta.url),
    fetch: createSystemFetch(),
    proxy: systemProxy,
    vault: createVault(join(data, 'vault'), keychain, words, log),
    network,
    clock,
    random: Math.random,
    timing: defaultTiming,
    locale: language.locale,
    isAttended: () => window.reachable(),
  });

  const page = session.fromPartition('persist:page');
  serveScheme(page, join(built, 'renderer'));
  lockPermissions(page);
  lockPermissions(session.defaultSession);
  setApplicationMenu();

  const trayPresence = await createTrayPresence(log);
  const pauses = createPauses(settings, clock);
  const quitting = quitInOrder(stop, drainMs + 1_000, log);
  const window = createMainWindow({
    session: page,
    preload: join(built, 'preload/preload.cjs'),
    settings,
    hidden: process.argv.includes('--hidden') && trayPresence.present(),
    title: () => outside.title(),
    trayPresent: trayPresence.look,
    quitting,
    loaded: sayReady,
    shown() {
      pushes.flush();
      engine.attend();
    },
    log,
  });
  const state = () =>
    appState({
      accounts: engine.accounts(),
      settings: settings.get(),
      keychain: keychain.available(),
      tray: trayPresence.present(),
      about: about(),
      now: clock.now(),
    });
  const pushes = createPushes({ clock, state, reachable: window.reachable, send: window.send });
  const outside = createOutside({
    engine,
    settings,
    clock,
    icons,
    window: window.current,
    act(action) {
      if (action.do === 'quit') app.quit();
      else if (action.do === 'pause') {
        pauses.pause(action.minutes === 'tomorrow' ? minutesToTomorrow(new Date()) : action.minutes);
      } else {
        window.show();
        if (action.do === 'goto') pushes.goto(action.goto);
      }
    },
    language,
    log,
  });
  const banners = createBanners({
    textOf: bannerTextIn(language),
    supported: () => Notification.isSupported(),
    make: (content) => new Notification(content),
    closesUnasked: closesUnasked(process.platform, process.env.XDG_CURRENT_DESKTOP),
    paused: pauses.paused,
    open(goto) {
      window.show();
      pushes.goto(goto);
    },
  });

  engine.onChange((change) => {
    pushes.change(change);
    outside.change(change);
    for (const alert of change.alerts) {
      void banners.show(alert).then(({ outcome, why }) => {
        if (outcome === 'failed') log(`a banner was not shown: ${why}`);
      });
    }
  });
  const applyTheme = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  applyTheme();
  settings.onChange(() => {
    applyTheme();
    pushes.state();
    outside.refresh();
  });

  followRetention(settings, engine);
  followHiding(settings, engine);
  const started = engine.start();
  const api = createApi({
    engine,
    settings,
    state,
    pauseAlerts: pauses.pause,
    copy: (text) => clipboard.writeText(text),
    openExternal: (address) => shell.openExternal(address),
    chooseSetup: () => chooseFile(window.current(), `${words.files.setup}.json`, 'json', words),
    exports: createExports({
      engine,
      choose: (name, format) => chooseFile(window.current(), name, format, words),
      copy: (text) => clipboard.writeText(text),
      progress: pushes.exporting,
      words,
    }),
    words,
  });
  serveIpc({
    ipcMain,
    handlers: {
      ...api,
      'app.state'(input) {
        window.pageListens();
        pushes.flush();
        return api['app.state'](input);
      },
    },
    trusted: window.trusts,
    ready: started,
    toProblem: (channel, error) => toProblem(channel, error, log, words),
    log,
  });
  const openLink = (link: ConnectLink | null) => {
    window.show();
    if (link !== null) pushes.goto({ screen: 'sign-in', ...link });
  };
  app.on('second-instance', (_event, argv) => openLink(linkOfArguments(argv)));
  // macOS hands links over in an event of their own.
  app.on('open-url', (_event, link) => openLink(readLink(link)));
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('activate', window.show);
  window.open();

  await started;
  outside.refresh();
  const linked = linkOfArguments(process.argv);
  if (linked !== null) openLink(linked);
  const file = provisionArgument(process.argv);
  if (file !== null) await provision(file, { engine, keychain: keychain.available(), signIn: openLink, log });

  async function stop(): Promise<void> {
    window.leave();
    network.stop();
    pauses.stop();
    pushes.stop();
    outside.stop();
    banners.closeAll();
    await engine.stop(drainMs);
  }
}

function fail(error: unknown): void {
  const words = wordsFor(app.getLocale());
  const { message, next } = toProblem('start', error, log, words);
  dialog.showErrorBox(words.failed.start, `${message}\n${next}`);
  app.exit(1);
}
