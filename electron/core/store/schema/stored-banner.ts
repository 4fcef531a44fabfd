import type { Alert, AlertSubject } from '../../model/alert.ts';
import type { Outcome } from '../../model/banner.ts';
import type { HeldBy } from '../../model/hold.ts';

/** What a banner is about as it is stored: an event or a notification by its id, as their names may still change. */
export type StoredAbout =
  | Exclude<AlertSubject, { is: 'event' } | { is: 'notification' }>
  | { is: 'event'; event: number }
  | { is: 'notification'; notification: string };

export function storedAbout({ about, opens }: Pick<Alert, 'about' | 'opens'>): StoredAbout {
  if (about.is === 'event') return { is: 'event', event: about.event.id };
  if (about.is !== 'notification') return about;
  const notification = opens.screen === 'inbox' ? opens.notification : null;
  return { is: 'notification', notification: notification ?? '' };
}

/** How many events or notifications a banner tells of. */
export function countOf(about: StoredAbout): number {
  if (about.is === 'events') return about.summary.count;
  if (about.is === 'held' || about.is === 'back') return about.events + about.notifications;
  return about.is === 'backlog' || about.is === 'notifications' ? about.count : 1;
}

/** An outcome in the columns of a banner. */
export interface StoredOutcome {
  outcome: string;
  held_by: string | null;
  until: number | null;
  error: string | null;
}

export const storedOutcome = (outcome: Outcome): StoredOutcome => ({
  outcome: outcome.is,
  held_by: outcome.is === 'held' ? outcome.by : null,
  until: outcome.is === 'held' ? outcome.until : null,
  error: outcome.is === 'failed' ? outcome.error : null,
});

export function readOutcome({ outcome, held_by, until, error }: StoredOutcome): Outcome {
  if (outcome === 'held') return { is: 'held', by: held_by as HeldBy, until };
  if (outcome === 'failed') return { is: 'failed', error };
  return { is: outcome } as Outcome;
}
