import { app, BrowserWindow, nativeTheme } from 'electron';
import type { Words } from '../../words/languages.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { minimumOn, placement } from './bounds.ts';
import { showFirst } from './first-show.ts';
import { fitDisplays, workAreas } from './fit-displays.ts';
import { keepBounds } from './keep-bounds.ts';
import { type KeepPageOptions, keepPage } from './keep-page.ts';
import { type PageOptions, pagePreferences } from './page-preferences.ts';
import { followZoom } from './page-zoom.ts';
import { showTextMenus } from './text-menu.ts';

export interface WindowOptions extends Omit<PageOptions, 'isPackaged' | 'zoom'>, KeepPageOptions {
  settings: SettingsFile;
  title: string;
  /** Asked when the person closes the window; false if the window is put away instead, in the tray or the taskbar. */
  mayClose: (window: BrowserWindow) => boolean;
  /** Called when the page has loaded. */
  loaded: () => void;
  /** Whether it opens minimised. A desktop that does not minimise shows it. */
  isMinimized: boolean;
  words: Words;
}

/** The background until the page has drawn. It is the page's own (`--bg`), so that nothing flashes. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#1b1d20' : '#ffffff');

/** Opens the main window where it was the last time. Its page is sandboxed and isolated. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { settings, clock } = options;
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
    webPreferences: pagePreferences({ ...options, zoom: settings.get().zoom, isPackaged: app.isPackaged }),
  });
  const bounds = keepBounds(window, placed, settings, clock);
  fitDisplays(window, bounds.set, clock);
  showFirst(window, clock, () => {
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
  followZoom(window, settings);
  window.webContents.on('did-finish-load', options.loaded);
  const updateBackground = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', updateBackground);
  window.once('closed', () => nativeTheme.off('updated', updateBackground));
  keepPage(window, options);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
