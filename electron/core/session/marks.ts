import type { Outcome } from '../model/banner.ts';
import type { SessionContext } from './session-context.ts';

/** What is noted about stored events and banners. @param countsChanged called when counts may have changed. */
export function createMarks(
  { store, emit, retry }: Pick<SessionContext, 'store' | 'emit' | 'retry'>,
  countsChanged: () => void,
) {
  return {
    /** Marks events as read or unread; returns how many of them changed. */
    async markRead(ids: readonly number[], read: boolean): Promise<number> {
      const changed = await store.markRead(ids, read);
      if (changed > 0) {
        emit({ altered: true });
        countsChanged();
      }
      return changed;
    },
    /** Gives events and notifications a star, or takes it; returns how many of them changed. */
    async star(events: readonly number[], notifications: readonly string[], isOn: boolean): Promise<number> {
      const now = retry.clock.now();
      const changed =
        (await store.starEvents(events, isOn, now)) +
        (await store.starNotifications(notifications, isOn, now));
      if (changed > 0) {
        emit({ altered: events.length > 0, inbox: notifications.length > 0 });
        countsChanged();
      }
      return changed;
    },
    /** Notes what became of a banner. */
    async noteOutcome(banner: number, outcome: Outcome): Promise<void> {
      const isNews = await store.noteOutcome(banner, outcome, retry.clock.now());
      if (isNews) emit({ told: true });
    },
  };
}
