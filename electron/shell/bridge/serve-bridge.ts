import { clipboard, ipcMain, shell } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { AppState } from '../../ipc/contract.ts';
import { serveIpc } from '../../ipc/server.ts';
import type { Words } from '../../words/languages.ts';
import type { Autostart } from '../autostart/autostart.ts';
import { playsSound } from '../banners/banner-sound.ts';
import type { AlertHolding } from '../banners/open-holding.ts';
import type { Bus } from '../bus/bus.ts';
import type { Help } from '../diagnostics/help.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { restart } from '../lifecycle/restart.ts';
import { toProblem } from '../lifecycle/to-problem.ts';
import type { Restore } from '../settings/restore.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { GlobalShortcut } from '../shortcut/shortcut.ts';
import type { Keychain } from '../tokens/keychain.ts';
import type { Updates } from '../updates/updates.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { PageRelease } from '../window/page-release.ts';
import type { PageStill } from '../window/page-still.ts';
import { chooseFile } from './choose-file.ts';
import { createHandlers } from './handlers.ts';
import { openInBrowser } from './open-in-browser.ts';
import { withDeadline } from './open-with-deadline.ts';
import type { Pushes } from './pushes.ts';
import { createExports } from './save-export.ts';
import { statisticsSaving } from './save-statistics.ts';

export interface BridgeOptions {
  engine: Engine;
  /** Settles when the engine has started. Requests wait for it. */
  ready: Promise<unknown>;
  settings: SettingsFile;
  state: () => AppState;
  holding: Pick<AlertHolding, 'pause'>;
  window: MainWindow;
  pushes: Pushes;
  release: PageRelease;
  still: PageStill;
  keychain: Pick<Keychain, 'open'>;
  autostart: Autostart;
  restore: Restore;
  help: Help;
  bus: Bus;
  shortcut: GlobalShortcut;
  updates: Updates;
  words: Words;
  clock: Clock;
  log: Log;
}

/** Answers the requests of the page. */
export function serveBridge(options: BridgeOptions): void {
  const { engine, ready, settings, holding, window, pushes, release, autostart, words, clock, log } = options;
  const { help, shortcut, updates } = options;
  const copy = (text: string) => clipboard.writeText(text);
  const handlers = createHandlers({
    engine,
    settings,
    state() {
      window.pageListens();
      pushes.flush();
      return options.state();
    },
    restart,
    pauseAlerts: holding.pause.pause,
    release,
    still: options.still,
    autostart,
    help,
    playsSound: () => playsSound(options.bus),
    shortcut,
    updates,
    copy,
    async openKeychain() {
      await options.keychain.open();
    },
    openExternal: openInBrowser(withDeadline({ open: (address) => shell.openExternal(address), clock, log })),
    restore: options.restore,
    chooseSetup: () => chooseFile(window.current(), `${words.files.setup}.json`, 'json', words),
    saveStatistics: statisticsSaving({
      engine,
      choose: (name, format) => chooseFile(window.current(), name, format, words),
      words,
    }),
    exports: createExports({
      engine,
      choose: (name, format) => chooseFile(window.current(), name, format, words),
      copy,
      progress: pushes.exporting,
      words,
    }),
  });
  serveIpc({
    ipcMain,
    handlers,
    trusted: window.isTrusted,
    heard: window.pageAsks,
    ready,
    toProblem: (channel, error) => toProblem(channel, error, log),
    log,
  });
}
