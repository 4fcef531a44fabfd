import type { Clock } from '../../core/base/clock.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { Autostart } from './autostart.ts';
import { loginItem } from './login-item.ts';
import { portalAutostart } from './portal-autostart.ts';
import { isSandboxed, startCommand } from './start-command.ts';
import { xdgAutostart } from './xdg-autostart.ts';

interface AutostartOptions {
  bus: Bus;
  settings: Pick<SettingsFile, 'get' | 'change'>;
  /** What people read about why the app wants to start by itself, where the system asks them. */
  reason: string;
  name: string;
  clock: Clock;
  log: Log;
}

/**
 * Chooses the way of this system: a desktop entry on Linux, the portal in a sandbox, a login item on macOS and Windows. An
 * entry that is on but points to where the app no longer is, such as the AppImage before an update, is put right.
 */
export function openAutostart({ bus, settings, reason, name, clock, log }: AutostartOptions): Autostart {
  const command = startCommand();
  if (process.platform !== 'linux') return loginItem(command);
  if (isSandboxed(process.env)) return portalAutostart({ bus, settings, reason, command, clock });
  const entry = xdgAutostart({ env: process.env, command, name });
  entry.repair().catch((error: unknown) => log(`the autostart entry: ${String(error)}`));
  return entry;
}
