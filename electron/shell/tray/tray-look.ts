import { type Bus, type BusCall, BusError, busDaemon } from '../bus/bus.ts';
import { readProperty } from '../bus/read-property.ts';

export const watcher = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};
/** The watcher is in the same desktop; one that takes longer is stuck, ms. */
const deadlineMs = 700;

/**
 * What is known of our icon: it is `shown`; it is `missing` in a tray that could show it; there is `no-tray`; the tray does
 * not answer and may be `stuck`.
 */
export type TrayLook = 'shown' | 'missing' | 'no-tray' | 'stuck';

/**
 * Looks whether a tray shows an icon of this app: a host has to be registered, and one of the items has to come from this
 * process (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/). Takes 1.4 s at most.
 */
export async function lookAtTray(bus: Bus): Promise<TrayLook> {
  try {
    const [hasHost, items] = await Promise.all([
      property(bus, 'IsStatusNotifierHostRegistered'),
      property(bus, 'RegisteredStatusNotifierItems'),
    ]);
    if (hasHost !== true) return 'no-tray';
    return (await hasOwnItem(bus, Array.isArray(items) ? items : [])) ? 'shown' : 'missing';
  } catch (error) {
    return error instanceof BusError && error.kind === 'deadline' ? 'stuck' : 'no-tray';
  }
}

/**
 * The bus name in an item of the watcher's list. Some watchers list the name alone, others with the path of its object:
 * ":1.5", ":1.5/StatusNotifierItem", ":1.5@/StatusNotifierItem", "org.kde.StatusNotifierItem-77-1".
 */
export const busNameOf = (item: string): string | null => /^[\w.:-]+/.exec(item)?.[0] ?? null;

const property = (bus: Bus, name: string): Promise<unknown> =>
  readProperty(bus, watcher, name, { mayActivate: false, deadlineMs });

/**
 * Whether an item comes from this process. Chromium registers each icon over a connection of its own
 * (`status_icon_linux_dbus.cc`). Its process is compared with that of our connection, both as the bus sees them: in a sandbox
 * they differ from `process.pid`.
 */
async function hasOwnItem(bus: Bus, items: readonly unknown[]): Promise<boolean> {
  const own = bus.uniqueName();
  if (own === null) return false;
  const names = new Set(items.flatMap((item) => busNameOf(String(item)) ?? []));
  const processOf = (name: string) =>
    callDaemon(bus, { member: 'GetConnectionUnixProcessID', signature: 's', body: [name] });
  const [ours, ...theirs] = await Promise.all([own, ...names].map((name) => processOf(name)));
  return ours !== null && theirs.includes(ours);
}

/** The answer of the bus itself; null where it refuses, as for a name that has just gone. */
async function callDaemon(bus: Bus, what: Pick<BusCall, 'member' | 'signature' | 'body'>): Promise<unknown> {
  const answer = await bus.call({ ...busDaemon, ...what, deadlineMs }).catch((error: unknown) => {
    if (error instanceof BusError && error.kind === 'refused') return [null];
    throw error;
  });
  return answer[0];
}
