import type { Finding } from '../../core/model/finding.ts';
import { type Bus, BusError, busDaemon } from '../bus/bus.ts';

/** Asks the message bus for its id (org.freedesktop.DBus.GetId). Only Linux desktops have one. */
export async function checkBus(bus: Bus, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return { code: 'bus-not-used' };
  try {
    await bus.call({ ...busDaemon, member: 'GetId' });
    return { code: 'bus-works' };
  } catch (error) {
    if (error instanceof BusError && error.kind === 'no-bus') return { code: 'bus-missing' };
    throw error;
  }
}
