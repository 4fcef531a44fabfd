import { globalShortcut } from 'electron';
import { AosError, type Problem, problem } from '../../core/model/problem.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';

export interface GlobalShortcutOptions {
  settings: Pick<SettingsFile, 'get' | 'change'>;
  env: NodeJS.ProcessEnv;
  /** What the shortcut does. */
  run: () => void;
  log: Log;
}

/**
 * Registers the shortcut of the settings with the system. Wayland lets no app do that: Electron would report success and
 * never hear a key there (https://github.com/electron/electron/issues/52218).
 */
export function openGlobalShortcut({ settings, env, run, log }: GlobalShortcutOptions) {
  const isWayland = env.XDG_SESSION_TYPE === 'wayland' || Boolean(env.WAYLAND_DISPLAY);
  let current: Problem | null = null;

  function register(keys: string): Problem | null {
    if (process.platform === 'linux' && isWayland) return problem('shortcut-unavailable');
    try {
      if (globalShortcut.register(keys, run) && globalShortcut.isRegistered(keys)) return null;
    } catch (error) {
      // Electron throws for keys that it does not know.
      log(`shortcut ${keys}: ${String(error)}`);
    }
    return problem('shortcut-taken');
  }

  const { shortcut } = settings.get();
  if (shortcut !== null) current = register(shortcut);
  if (current !== null) log(`shortcut ${shortcut}: ${current.code}`);
  return {
    /** Why the shortcut of the settings does not work; null if it does or there is none. */
    problem: (): Problem | null => current,
    /** Changes the shortcut, null removes it. If the system refuses it, the earlier one stays. */
    set(keys: string | null): void {
      const before = settings.get().shortcut;
      if (before !== null) globalShortcut.unregister(before);
      const refused = keys === null ? null : register(keys);
      if (refused !== null) {
        if (before !== null) current = register(before);
        throw new AosError(refused);
      }
      current = null;
      settings.change({ shortcut: keys });
    },
  };
}

export type GlobalShortcut = ReturnType<typeof openGlobalShortcut>;
