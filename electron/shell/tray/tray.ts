import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { EventRow } from '../../core/model/event.ts';
import type { PauseChoice } from '../../core/model/pause-choices.ts';
import type { SharedCommandId } from '../../core/model/shared-commands.ts';
import type { Goto } from '../../ipc/contract.ts';
import type { Language } from '../../words/language.ts';
import type { Overview, TrayState } from './overview.ts';
import { trayIcon } from './tray-icon.ts';
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts';
import type { TrayPresence } from './tray-presence.ts';

/**
 * The shortest time between two menus. Every new menu gets new ids on the desktop's bus, and a click on one that has just
 * been replaced would do nothing.
 */
const menuIntervalMs = 2_000;

/** What the tray can make the app do. */
export interface TrayActions {
  show(): void;
  goTo(goto: Goto): void;
  run(command: SharedCommandId): void;
  pause(choice: PauseChoice | null): void;
  quit(): void;
}

export interface TrayOptions {
  clock: Clock;
  /** The folder of the `<state>-<theme>.png` files. */
  icons: string;
  actions: TrayActions;
  language: Language;
  presence: Pick<TrayPresence, 'onIconMissing'>;
}

/**
 * Creates the tray icon. Clicking it opens the window, if the desktop passes clicks on; the menu works on every desktop.
 * Only what has changed is set: every change goes over the desktop's bus and closes an open menu.
 */
export function createTray(first: Overview, options: TrayOptions) {
  let state: TrayState = first.state;
  let tooltip = '';
  let shownMenu = '';
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let entries: TrayEntry[] = [];
  let cancel: (() => void) | null = null;
  let isStopped = false;
  let tray = create();
  const updateIcon = () => tray.setImage(trayIcon(options.icons, state));
  nativeTheme.on('updated', updateIcon);
  options.presence.onIconMissing(remake);

  function create(): Tray {
    const created = new Tray(trayIcon(options.icons, state));
    created.on('click', () => options.actions.show());
    return created;
  }

  /** Chromium looks for a tray only when an icon is made (`status_icon_linux_dbus.cc`); one without a tray stays without. */
  function remake(): void {
    if (isStopped) return;
    tray.destroy();
    tray = create();
    if (tooltip !== '') tray.setToolTip(tooltip);
    cancel?.();
    shownMenu = '';
    showMenu();
  }

  function update(overview: Overview, latest: readonly EventRow[]): void {
    if (overview.state !== state) {
      state = overview.state;
      updateIcon();
    }
    if (overview.tooltip !== tooltip) {
      tooltip = overview.tooltip;
      tray.setToolTip(tooltip);
    }
    entries = trayMenu(overview, latest, options.language, options.clock.now());
    cancel ??= options.clock.after(
      Math.max(0, shownAtMs + menuIntervalMs - options.clock.monotonic()),
      showMenu,
    );
  }

  function showMenu(): void {
    cancel = null;
    const text = JSON.stringify(entries);
    if (text === shownMenu) return;
    shownMenu = text;
    shownAtMs = options.clock.monotonic();
    tray.setContextMenu(Menu.buildFromTemplate(template(entries, options.actions)));
  }

  update(first, []);
  return {
    update,
    stop() {
      isStopped = true;
      cancel?.();
      nativeTheme.off('updated', updateIcon);
      tray.destroy();
    },
  };
}

function template(entries: readonly TrayEntry[], actions: TrayActions): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    if (entry === 'separator') return { type: 'separator' };
    if ('entries' in entry) return { label: entry.label, submenu: template(entry.entries, actions) };
    const { label, action } = entry;
    return action === null ? { label, enabled: false } : { label, click: () => run(action, actions) };
  });
}

function run(action: TrayAction, actions: TrayActions): void {
  if (action.do === 'open') actions.show();
  else if (action.do === 'goto') actions.goTo(action.goto);
  else if (action.do === 'command') actions.run(action.command);
  else if (action.do === 'pause') actions.pause(action.choice);
  else actions.quit();
}
