import { join } from 'node:path';
import { type Bus, noBus } from '../bus/bus.ts';
import { notifications } from './notification-service.ts';

/** How the file of the app's own sound is called, in the app's pictures and, on macOS, among its resources. */
export const soundName = 'chime.wav';

/**
 * The path of the app's own sound. @param build the folder of the app's pictures. The service that plays it cannot look into
 * the app's archive, so it is packed beside it.
 */
export const soundPath = (build: string): string =>
  join(build, 'sounds', soundName).replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked');

/** How long the service has to say what it can, ms. */
const deadlineMs = 2_000;

/**
 * Whether what shows banners here also plays sounds: on Linux as the notification service says, null if it does not say.
 * Elsewhere the system does.
 */
export async function playsSound(bus: Bus): Promise<boolean | null> {
  if (bus === noBus) return true;
  const [list] = await bus
    .call({ ...notifications, member: 'GetCapabilities', deadlineMs })
    .catch((): unknown[] => []);
  return Array.isArray(list) ? list.includes('sound') : null;
}
