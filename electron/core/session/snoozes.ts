import type { Keepsakes } from '../model/keepsakes.ts';
import { createBringingBack } from './bring-back.ts';
import type { SessionContext } from './session-context.ts';

/** What is snoozed in an account. @param countsChanged called when counts may have changed. */
export function createSnoozes(context: SessionContext, countsChanged: () => void) {
  const { store, reader, emit } = context;
  const { clock } = context.retry;
  const bringing = createBringingBack({
    account: context.record().id,
    clock,
    store,
    reader,
    back(alert) {
      emit({ alerts: [alert], told: true, altered: true, inbox: true });
      countsChanged();
    },
    signal: context.reading,
  });

  /** Does something to snoozes, and tells everybody if that changed any. */
  async function change(work: Promise<number>): Promise<number> {
    const changed = await work;
    if (changed > 0) {
      bringing.ring();
      emit({ altered: true, inbox: true, told: true });
      countsChanged();
    }
    return changed;
  }

  return {
    run: bringing.run,
    /** The computer woke up. */
    ring: bringing.ring,
    /** Each returns how many it changed. Times are epoch ms. */
    changes: {
      snoozeEvents: (ids: readonly number[], until: number, now: number) =>
        change(store.snoozeEvents(ids, until, now)),
      snoozeNotifications: (ids: readonly string[], until: number, now: number) =>
        change(store.snoozeNotifications(ids, until, now)),
      endSnoozes: (events: readonly number[], notifications: readonly string[]) =>
        change(store.endSnoozes(events, notifications)),
      /** Adds the stars and snoozes of a backup. */
      async takeKeepsakes(kept: Keepsakes): Promise<void> {
        await change(store.takeKeepsakes(kept, clock.now()).then(() => 1));
      },
      undoSnooze: (since: number) => change(store.undoSnooze(since)),
    },
  };
}
