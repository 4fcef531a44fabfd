import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { Log } from '../lifecycle/log.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { origin } from './asset.ts';
import { minimum, placement } from './bounds.ts';

export interface WindowOptions {
  session: Session;
  preload: string;
  settings: SettingsFile;
  title: () => string;
  /** Asked when the person closes the window: true lets it go, false was dealt with otherwise (tray, task bar). */
  mayClose: (window: BrowserWindow) => boolean;
  /** The page is loaded; it is visible from now on unless it was to stay hidden. */
  loaded: () => void;
  hidden: boolean;
  log: Log;
}

/** The window's own background until the page has drawn: the page's (`--bg`), so that nothing flashes. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff');

/** The main window: sandboxed, isolated, and where it was the last time. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { settings, log } = options;
  const saved = settings.get().window;
  const window = new BrowserWindow({
    ...placement(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: minimum.width,
    minHeight: minimum.height,
    show: false,
    backgroundColor: background(),
    title: options.title(),
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (!options.hidden) {
    window.once('ready-to-show', () => {
      if (saved?.maximized) window.maximize();
      window.show();
    });
  }
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    rememberBounds(window, settings);
    if (!options.mayClose(window)) event.preventDefault();
  });
  window.webContents.on('did-finish-load', options.loaded);
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`the page's process ended: ${details.reason} (${details.exitCode})`);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  const recolour = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', recolour);
  window.once('closed', () => nativeTheme.off('updated', recolour));
  window.loadURL(`${origin}/index.html`).catch((error) => log(`the page did not load: ${String(error)}`));
  return window;
}

/** Writes down where the window is, as it is when not maximised. */
export function rememberBounds(window: BrowserWindow, settings: SettingsFile): void {
  if (window.isDestroyed() || window.isMinimized()) return;
  settings.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
}

/** Brings the window before the person, wherever it was. */
export function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
