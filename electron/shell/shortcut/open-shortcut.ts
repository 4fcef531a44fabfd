import type { Clock } from '../../core/base/clock.ts';
import type { Words } from '../../words/languages.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { electronShortcut } from './electron-shortcut.ts';
import { portalShortcut } from './portal-shortcut.ts';
import type { GlobalShortcut } from './shortcut.ts';

interface ShortcutOptions {
  bus: Bus;
  settings: Pick<SettingsFile, 'get' | 'change'>;
  words: Words;
  /** What the shortcut does. */
  run: () => void;
  clock: Clock;
  log: Log;
}

/**
 * Chooses the way of this session: under Wayland the desktop's portal, elsewhere Electron. Under Wayland, Electron reports
 * success and never hears a key (https://github.com/electron/electron/issues/52218).
 */
export function openShortcut({ words, ...options }: ShortcutOptions): GlobalShortcut {
  const { XDG_SESSION_TYPE, WAYLAND_DISPLAY } = process.env;
  const isWayland = XDG_SESSION_TYPE === 'wayland' || Boolean(WAYLAND_DISPLAY);
  if (process.platform !== 'linux' || !isWayland) return electronShortcut(options);
  return portalShortcut({ ...options, description: words.shortcutDescription });
}
