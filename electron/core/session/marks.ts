import type { Outcome } from '../model/banner.ts';
import type { SessionContext } from './session-context.ts';
import { untilStored } from './until-stored.ts';

/** What is noted about stored events and banners. @param countsChanged called when counts may have changed. */
export function createMarks(
  { store, emit, retry, sending }: Pick<SessionContext, 'store' | 'emit' | 'retry' | 'sending'>,
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
    /** Notes what became of a banner, as soon as the store can write. */
    async noteOutcome(banner: number, outcome: Outcome): Promise<void> {
      const now = retry.clock.now();
      const note = () => store.noteOutcome(banner, outcome, now);
      if (await untilStored(retry.clock, sending, note)) emit({ told: true });
    },
  };
}
