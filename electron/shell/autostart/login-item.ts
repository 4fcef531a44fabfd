import { app } from 'electron';
import { AosError, problem } from '../../core/model/problem.ts';
import type { Autostart } from './autostart.ts';
import type { StartCommand } from './start-command.ts';

/** Starts the app by a login item of macOS or a registry entry of Windows. */
export function loginItem([path, ...rest]: StartCommand): Autostart {
  // Windows takes the arguments as one line. macOS has none; a start at login is told by `wasOpenedAtLogin`.
  const args = rest.map((argument) => (/\s/.test(argument) ? `"${argument}"` : argument));
  const item = process.platform === 'win32' ? { path, args } : {};
  const isOn = () => {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item);
    // On Windows the entry may be there and be turned off among the startup apps.
    return process.platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin;
  };
  return {
    isOn: async () => isOn(),
    async set(openAtLogin) {
      app.setLoginItemSettings({ openAtLogin, enabled: openAtLogin, ...item });
      if (isOn() !== openAtLogin) throw new AosError(problem('autostart-refused'));
    },
  };
}
