import type { Finding } from '../../core/model/finding.ts';
import { type Bus, BusError } from '../bus/bus.ts';
import { lookAtTray, type TrayLook } from '../tray/tray-look.ts';

const findings: Record<Exclude<TrayLook, 'stuck'>, Finding> = {
  shown: { code: 'tray-works' },
  missing: { code: 'tray-without-icon' },
  'no-tray': { code: 'tray-missing' },
};

/** Looks whether our own icon is in the tray. On macOS and Windows the system always has a tray. */
export async function checkTray(bus: Bus, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return findings.shown;
  const look = await lookAtTray(bus);
  if (look === 'stuck') throw new BusError('deadline', 'the tray does not answer');
  return findings[look];
}
