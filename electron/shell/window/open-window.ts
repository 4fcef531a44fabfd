import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Locales } from '../../core/model/locales.ts';
import { localesArgument } from '../../ipc/locales.ts';
import type { Words } from '../../words/languages.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { origin } from './asset.ts';
import { minimumOn, placement } from './bounds.ts';
import { fitDisplays, workAreas } from './fit-displays.ts';
import { keepBounds } from './keep-bounds.ts';
import { showTextMenus } from './text-menu.ts';

export interface WindowOptions {
  session: Session;
  preload: string;
  /** What the page writes in; it is told as it starts. */
  locales: Locales;
  settings: SettingsFile;
  title: string;
  /** Asked when the person closes the window; false if the window is put away instead, in the tray or the taskbar. */
  mayClose: (window: BrowserWindow) => boolean;
  /** Called when the page has loaded. */
  loaded: () => void;
  /** Whether it opens minimised. A desktop that does not minimise shows it. */
  isMinimized: boolean;
  clock: Clock;
  words: Words;
  log: Log;
}

/** The background until the page has drawn. It is the page's own (`--bg`), so that nothing flashes. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff');

/** Opens the main window where it was the last time. Its page is sandboxed and isolated. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { settings, clock, log } = options;
  const saved = settings.get().window;
  const areas = workAreas();
  const placed = placement(saved, areas);
  const least = minimumOn(areas);
  const window = new BrowserWindow({
    ...placed,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    backgroundColor: background(),
    title: options.title,
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      additionalArguments: [localesArgument(options.locales)],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const bounds = keepBounds(window, placed, settings, clock);
  fitDisplays(window, bounds.set, clock);
  window.once('ready-to-show', () => {
    if (options.isMinimized) {
      // A window that was never shown has no place on the desktop yet.
      window.showInactive();
      window.minimize();
      return;
    }
    if (saved?.maximized) window.maximize();
    window.show();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    bounds.flush();
    if (!options.mayClose(window)) event.preventDefault();
  });
  showTextMenus(window, options.words);
  window.webContents.on('did-finish-load', options.loaded);
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`the page's process ended: ${details.reason} (${details.exitCode})`);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  const updateBackground = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', updateBackground);
  window.once('closed', () => nativeTheme.off('updated', updateBackground));
  window.loadURL(`${origin}/index.html`).catch((error) => log(`the page did not load: ${String(error)}`));
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
