import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type Bus, noBus } from './bus.ts';
import { openBus } from './open-bus.ts';

/** Where the D-Bus specification says the system bus is. */
const systemBusAddress = 'unix:path=/var/run/dbus/system_bus_socket';

/** The bus of the person's session. Only Linux desktops have one. */
export const openSessionBus = (clock: Clock, log: Log): Bus =>
  process.platform === 'linux' ? openBus({ clock, log: (line) => log(`session bus: ${line}`) }) : noBus;

/** The bus of the computer. */
export function openSystemBus(clock: Clock, log: Log): Bus {
  if (process.platform !== 'linux') return noBus;
  const { DBUS_SYSTEM_BUS_ADDRESS: address = systemBusAddress } = process.env;
  return openBus({ address, clock, log: (line) => log(`system bus: ${line}`) });
}
