import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { EventRow } from '../../core/model/event.ts';
import type { Language } from '../../words/language.ts';
import { trayIcon } from './icons.ts';
import type { Overview, TrayState } from './overview.ts';
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts';

/**
 * The menu is made anew at most so often, in milliseconds. Every new menu has new ids on the desktop's bus, and a click on
 * one that has just been replaced would do nothing.
 */
const menuPace = 2_000;

export interface TrayOptions {
  clock: Clock;
  /** Where `<state>-<theme>.png` are. */
  icons: string;
  act: (action: TrayAction) => void;
  language: Language;
}

/**
 * The tray icon. Clicking it opens the window (where the desktop passes clicks on); the menu is there everywhere. What
 * does not change is not set again: every change goes over the bus and closes an open menu.
 */
export function createTray(first: Overview, options: TrayOptions) {
  let state: TrayState = first.state;
  let tooltip = '';
  let menu = '';
  let menuAt = Number.NEGATIVE_INFINITY;
  let entries: TrayEntry[] = [];
  let cancel: (() => void) | null = null;
  const tray = new Tray(trayIcon(options.icons, state));
  const recolour = () => tray.setImage(trayIcon(options.icons, state));
  nativeTheme.on('updated', recolour);
  tray.on('click', () => options.act({ do: 'open' }));

  function update(overview: Overview, latest: readonly EventRow[]): void {
    if (overview.state !== state) {
      state = overview.state;
      recolour();
    }
    if (overview.tooltip !== tooltip) {
      tooltip = overview.tooltip;
      tray.setToolTip(tooltip);
    }
    entries = trayMenu(overview, latest, options.language);
    cancel ??= options.clock.after(Math.max(0, menuAt + menuPace - options.clock.monotonic()), showMenu);
  }

  function showMenu(): void {
    cancel = null;
    const text = JSON.stringify(entries);
    if (text === menu) return;
    menu = text;
    menuAt = options.clock.monotonic();
    tray.setContextMenu(Menu.buildFromTemplate(template(entries, options.act)));
  }

  update(first, []);
  return {
    update,
    stop() {
      cancel?.();
      nativeTheme.off('updated', recolour);
      tray.destroy();
    },
  };
}

function template(entries: readonly TrayEntry[], act: TrayOptions['act']): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    if (entry === 'separator') return { type: 'separator' };
    if ('entries' in entry) return { label: entry.label, submenu: template(entry.entries, act) };
    const { label, action } = entry;
    return action === null ? { label, enabled: false } : { label, click: () => act(action) };
  });
}
