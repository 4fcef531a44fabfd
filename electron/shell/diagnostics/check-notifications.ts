import { clean } from '../../core/base/clean.ts';
import type { Finding } from '../../core/model/finding.ts';
import { notifications } from '../banners/notification-service.ts';
import { type Bus, BusError } from '../bus/bus.ts';

const service = { ...notifications, deadlineMs: 4_000 };

/** Asks the notification service who it is and what it can do. https://specifications.freedesktop.org/notification-spec/ */
export async function checkNotifications(bus: Bus, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return { code: 'notifications-of-system' };
  try {
    const [called = '', , version = ''] = await bus.call({ ...service, member: 'GetServerInformation' });
    const [list] = await bus.call({ ...service, member: 'GetCapabilities' });
    const capabilities = Array.isArray(list) ? list.slice(0, 30).map(tidy) : [];
    return { code: 'notifications-work', name: tidy(called), version: tidy(version), capabilities };
  } catch (error) {
    if (error instanceof BusError && error.kind !== 'deadline') return { code: 'notifications-missing' };
    throw error;
  }
}

const tidy = (text: unknown): string => clean(String(text), 60);
