import { app } from 'electron';
import type { Bus } from '../bus/bus.ts';
import { choosePasswordStore } from './password-store.ts';

/**
 * Tells Chromium which keychain there is. Has to be done before the app is ready. A store that the person named on the
 * command line stays.
 */
export async function setPasswordStore(openBus: () => Promise<Bus>, vault: string): Promise<void> {
  if (process.platform !== 'linux' || app.commandLine.hasSwitch('password-store')) return;
  const store = await choosePasswordStore(openBus, vault, process.env.XDG_CURRENT_DESKTOP);
  if (store !== null) app.commandLine.appendSwitch('password-store', store);
}
