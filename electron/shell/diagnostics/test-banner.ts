import { Notification } from 'electron';
import type { BannerOutcome } from '../../core/model/finding.ts';
import { type Bus, BusError } from '../bus/bus.ts';

/** After this long without a sign of the banner, its service is called silent, ms. */
const deadlineMs = 4_000;

/** Shows a banner and looks what became of it. On Linux the service is asked directly, so that it can hold nothing up. */
export function showTestBanner(bus: Bus, title: string, body: string, app: string): Promise<BannerOutcome> {
  return process.platform === 'linux' ? overBus(bus, title, body, app) : overSystem(title, body);
}

/** https://specifications.freedesktop.org/notification-spec/latest/protocol.html */
async function overBus(bus: Bus, title: string, body: string, app: string): Promise<BannerOutcome> {
  try {
    await bus.call({
      destination: 'org.freedesktop.Notifications',
      path: '/org/freedesktop/Notifications',
      interface: 'org.freedesktop.Notifications',
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: [app, 0, 'aruna-notify', title, body, [], {}, -1],
      deadlineMs,
    });
    return 'shown';
  } catch (error) {
    return error instanceof BusError && error.kind === 'deadline' ? 'silent' : 'failed';
  }
}

function overSystem(title: string, body: string): Promise<BannerOutcome> {
  if (!Notification.isSupported()) return Promise.resolve('failed');
  return new Promise((resolve) => {
    const banner = new Notification({ title, body });
    setTimeout(() => resolve('silent'), deadlineMs);
    banner.on('show', () => resolve('shown'));
    banner.on('failed', () => resolve('failed'));
    banner.show();
  });
}
