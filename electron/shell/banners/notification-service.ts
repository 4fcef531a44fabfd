import { createListeners } from '../../core/base/listeners.ts';
import type { Bus } from '../bus/bus.ts';

/** The notification service of a Linux desktop (https://specifications.freedesktop.org/notification-spec/latest/). */
export const notifications = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** What the service that is running said about itself. */
export interface ServiceInfo {
  /** The service's name, vendor and version; null if it did not say. */
  server: { name: string; vendor: string; version: string } | null;
  /** As in `GetCapabilities`; null if it did not say. */
  capabilities: ReadonlySet<string> | null;
}

/** How long the service has to say what it can before a banner goes out without knowing, ms. */
const infoDeadlineMs = 1_000;

/** Follows which service there is, and what it can: it is asked once, and again when another takes its place. */
export function followService(bus: Bus) {
  let owner: string | null = null;
  let info: Promise<ServiceInfo> | undefined;
  const changes = createListeners();

  const ask = async (member: string): Promise<unknown[] | null> =>
    bus.call({ ...notifications, member, deadlineMs: infoDeadlineMs }).catch(() => null);

  async function read(): Promise<ServiceInfo> {
    const [server, capabilities] = await Promise.all([ask('GetServerInformation'), ask('GetCapabilities')]);
    const [list] = capabilities ?? [];
    const [name, vendor, version] = (server ?? []).map(String);
    return {
      server: name === undefined ? null : { name, vendor: vendor ?? '', version: version ?? '' },
      capabilities: Array.isArray(list) ? new Set(list.map(String)) : null,
    };
  }

  bus.followOwner(notifications.destination, (now) => {
    owner = now;
    info = undefined;
    changes.tell();
  });
  return {
    /** The unique name of the service's connection; null while none runs. It may be started by the first call. */
    owner: (): string | null => owner,
    /** What the service can. Settles within the deadline; asked again later if the service did not answer. */
    async info(): Promise<ServiceInfo> {
      info ??= read();
      const asked = info;
      const known = await asked;
      if (known.capabilities === null && info === asked) info = undefined;
      return known;
    },
    /** Another service took over, or the service is gone: what was shown is no longer there. */
    onChange: changes.add,
  };
}

export type FollowedService = ReturnType<typeof followService>;
