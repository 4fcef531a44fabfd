import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import type { EventRow } from '../core/event/event.ts';
import { trayIcon } from './icons.ts';
import type { Overview, TrayState } from './overview.ts';
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts';

export interface TrayOptions {
  /** Where `<state>-<theme>.png` are. */
  icons: string;
  act: (action: TrayAction) => void;
}

/**
 * The tray icon. Clicking it opens the window (where the desktop passes clicks on); the menu is there everywhere. What
 * does not change is not set again: every change goes over the bus and closes an open menu.
 */
export function createTray(first: Overview, options: TrayOptions) {
  let state: TrayState = first.state;
  let tooltip = '';
  let menu = '';
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
    const entries = trayMenu(overview, latest);
    const seen = JSON.stringify(entries);
    if (seen === menu) return;
    menu = seen;
    tray.setContextMenu(Menu.buildFromTemplate(template(entries, options.act)));
  }

  update(first, []);
  return {
    update,
    stop() {
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
