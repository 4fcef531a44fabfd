import { pollAnnouncements } from '../event/announcements.ts';
import type { AosApi } from '../transport/api.ts';
import type { EventFlow } from './event-flow.ts';
import type { SessionContext } from './session-context.ts';
import type { SideTroubles } from './side-troubles.ts';

/** Polls for announcements as long as the account has a subscription to them. */
export function followAnnouncements(
  { retry, reading }: SessionContext,
  api: AosApi,
  { subscriptions, receive }: Pick<EventFlow, 'subscriptions' | 'receive'>,
  troubles: SideTroubles,
) {
  const polled = new Set<number>();
  return {
    /** Begins to poll for the subscription to announcements, if there is one and it is not polled for yet. */
    start(): void {
      const subscription = subscriptions.announcements();
      if (subscription === undefined || polled.has(subscription.id)) return;
      const { id } = subscription;
      polled.add(id);
      void pollAnnouncements({
        ...retry,
        signal: reading,
        api,
        subscription: id,
        known: subscription.lastSeq,
        failing: (error) => troubles.tell('announcements', error),
        found(event) {
          const current = subscriptions.announcements();
          if (current?.id === id) receive(event, 0n, current);
        },
      });
    },
  };
}
