import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const daemon = 'org.freedesktop.DBus';

/**
 * Whether a tray icon would be visible. macOS and Windows always have a tray; on Linux a program has to own the
 * StatusNotifierWatcher name, which on GNOME takes an extension. If it is unknown the answer is no: the window then stays
 * in the taskbar, so that the app can always be reached.
 */
async function hasTray(bus: Bus, log: Log): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const member = 'NameHasOwner';
    const path = '/org/freedesktop/DBus';
    const [has] = await bus.call({
      destination: daemon,
      path,
      interface: daemon,
      member,
      signature: 's',
      body: [watcher],
    });
    return has === true;
  } catch (error) {
    log(`whether there is a tray is not known: ${String(error)}`);
    return false;
  }
}

export interface TrayPresence {
  /** The result of the last check. */
  isPresent(): boolean;
  /** Checks again: panels come and go. */
  check(): Promise<boolean>;
}

/** Checks for a tray now, and again whenever asked to. */
export async function createTrayPresence(bus: Bus, log: Log): Promise<TrayPresence> {
  let present = await hasTray(bus, log);
  return {
    isPresent: () => present,
    async check() {
      present = await hasTray(bus, log);
      return present;
    },
  };
}
