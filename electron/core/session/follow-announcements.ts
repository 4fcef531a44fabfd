import type { Arrival } from '../alert/policy.ts';
import type { AnnouncementEvent } from '../event/announcement-event.ts';
import { pollAnnouncements } from '../event/announcements.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { AosApi } from '../transport/api.ts';
import type { AnnouncementClaims } from './announcement-claims.ts';
import type { EventFlow } from './event-flow.ts';
import type { SessionContext } from './session-context.ts';
import type { SideTroubles } from './side-troubles.ts';

/** What was published longer than this (ms) before the app first looked at a server is history, and has no banner. */
const RECENT_MS = 7 * 86_400_000;

type Flow = Pick<EventFlow, 'subscriptions' | 'receive' | 'ingest'>;

/** Polls for announcements as long as the account has a subscription to them. */
export function followAnnouncements(
  context: SessionContext,
  api: AosApi,
  flow: Flow,
  troubles: SideTroubles,
) {
  const { id, endpoint } = context.record();
  const claims = context.claims.join(id, endpoint, context.reader);
  const polled = new Set<number>();
  return {
    /**
     * Begins to poll for the subscription to announcements, if there is one and it is not polled for yet.
     * @param isRestored whether the database was lost: what is there had its banners.
     */
    start(isRestored = false): void {
      const subscription = flow.subscriptions.announcements();
      if (subscription === undefined || polled.has(subscription.id)) return;
      polled.add(subscription.id);
      void pollAnnouncements({
        ...context.retry,
        signal: context.reading,
        api,
        subscription: subscription.id,
        known: subscription.lastSeq,
        failing: (error) => troubles.tell('announcements', error),
        found: createReceiving(context, flow, subscription, claims, isRestored),
        async read(events) {
          const changed = await context.store.reviseAnnouncements(
            events.map(({ stream, seq, text, announcement }) => ({ stream, seq, text, announcement })),
          );
          if (changed > 0) context.emit({ altered: true });
        },
      });
    },
  };
}

/**
 * Returns a function that takes new announcements in. They count from when this app first sees them: one that was published
 * while it was off, or just before the account was added, has its banner like any other.
 */
function createReceiving(
  { store, retry: { clock } }: SessionContext,
  { subscriptions, receive, ingest }: Flow,
  { id, checkpointTime }: StoredSubscription,
  claims: AnnouncementClaims,
  isRestored: boolean,
) {
  let isFirst = checkpointTime === null;

  function arrivalOf({ time }: AnnouncementEvent): Arrival {
    if (!isFirst) return 'new';
    const isRecent = Number(time / 1_000_000n) >= clock.now() - RECENT_MS;
    return isRecent && !isRestored ? 'new' : 'before-watching';
  }

  return async (events: AnnouncementEvent[]): Promise<void> => {
    const isTold = await claims.lookUp(events.map(({ announcement }) => announcement.id));
    const current = subscriptions.announcements();
    if (current?.id !== id) return;
    for (const event of events) {
      const arrival = arrivalOf(event);
      const isElsewhere = arrival === 'new' && isTold(event.announcement.id);
      receive(event, 0n, current, isElsewhere ? 'told' : arrival);
      if (event.alert === 'urgent' || event.alert === 'banner') claims.claim(event.announcement.id);
    }
    if (!isFirst) return;
    // Until all of the first ones are stored, they are the first ones: also after a crash.
    await ingest.settled();
    await store.setCheckpoint(id, BigInt(Math.floor(clock.now())) * 1_000_000n);
    isFirst = false;
  };
}
