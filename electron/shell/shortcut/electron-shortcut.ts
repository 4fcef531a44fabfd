import { globalShortcut } from 'electron';
import { AosError, type Problem, problem } from '../../core/model/problem.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { GlobalShortcut } from './shortcut.ts';

interface ElectronShortcutOptions {
  settings: Pick<SettingsFile, 'get' | 'change'>;
  /** What the shortcut does. */
  run: () => void;
  log: Log;
}

/** Registers the shortcut of the settings with the system, and looks whether it has it. */
export function electronShortcut({ settings, run, log }: ElectronShortcutOptions): GlobalShortcut {
  function register(keys: string): Problem | null {
    try {
      if (globalShortcut.register(keys, run) && globalShortcut.isRegistered(keys)) return null;
    } catch (error) {
      // Electron throws for keys that it does not know.
      log(`shortcut ${keys}: ${String(error)}`);
    }
    return problem('shortcut-taken');
  }

  const { shortcut } = settings.get();
  let current = shortcut === null ? null : register(shortcut);
  if (current !== null) log(`shortcut ${shortcut}: ${current.code}`);
  return {
    state: () => ({ keys: settings.get().shortcut, trigger: null, problem: current }),
    async set(keys) {
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
    // The system takes keys away from nobody.
    onChange: () => undefined,
  };
}
