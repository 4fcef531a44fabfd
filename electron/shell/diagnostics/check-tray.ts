import type { Finding } from '../../core/model/finding.ts';
import { type Bus, BusError } from '../bus/bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const daemon = 'org.freedesktop.DBus';
/** A tray with more icons is not believed. */
const maxItems = 100;

/**
 * Looks whether our own icon is in the tray: one of the registered items belongs to this process. On macOS and Windows the
 * system always has a tray.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export async function checkTray(bus: Bus, platform: NodeJS.Platform, processId: number): Promise<Finding> {
  if (platform !== 'linux') return { code: 'tray-works' };
  let items: unknown;
  try {
    [items] = await bus.call({
      destination: watcher,
      path: '/StatusNotifierWatcher',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [watcher, 'RegisteredStatusNotifierItems'],
      mayActivate: false,
    });
  } catch (error) {
    if (error instanceof BusError && error.kind !== 'deadline') return { code: 'tray-missing' };
    throw error;
  }
  // An item is the name of a connection, some watchers append the path of an object: ":1.7/org/ayatana/…".
  const services = Array.isArray(items)
    ? items.slice(0, maxItems).map((one) => String(one).split('/')[0] ?? '')
    : [];
  const owners = await Promise.all(services.map((service) => processOf(bus, service)));
  return { code: owners.includes(processId) ? 'tray-works' : 'tray-without-icon' };
}

/** The process that owns a name on the bus; null if nobody does. */
async function processOf(bus: Bus, name: string): Promise<number | null> {
  const member = 'GetConnectionUnixProcessID';
  const path = '/org/freedesktop/DBus';
  try {
    const [id] = await bus.call({
      destination: daemon,
      path,
      interface: daemon,
      member,
      signature: 's',
      body: [name],
    });
    return typeof id === 'number' ? id : null;
  } catch {
    return null;
  }
}
