import type { Committed, Incoming, StoredEvent } from '../model/incoming.ts';
import type { PublishOptions } from './publish-options.ts';
import { createTelling } from './tell-alerts.ts';

/** Maximum number of events remembered as having had a banner of their own. */
const BANNERS_REMEMBERED = 200;

/** Publishes each committed group once: to the alerts, to the status and to the screens. */
export function publishCommitted(options: PublishOptions) {
  const withBanner: number[] = [];
  const telling = createTelling(options, (alerts) => {
    withBanner.push(...alerts.flatMap(({ opens }) => (opens.screen === 'feed' ? (opens.event ?? []) : [])));
    withBanner.splice(0, withBanner.length - BANNERS_REMEMBERED);
    options.alerts(alerts);
  });

  function publishAdded(group: readonly Incoming[], { added }: Committed): void {
    const stored: StoredEvent[] = [];
    for (const { id, at, derived } of added) {
      const event = group[at];
      if (event) stored.push({ id, event, derived });
    }
    telling.stored(stored);
    options.added(stored);
  }

  return {
    /** @param pending number of messages that still wait on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) publishAdded(group, result);
      telling.progressed(pending === 0n);
    },
    /** Whether one of these events had a banner of its own. */
    hadBanner: (events: readonly number[]): boolean => events.some((id) => withBanner.includes(id)),
    stop: telling.stop,
  };
}
