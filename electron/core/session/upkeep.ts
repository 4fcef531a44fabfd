import { createBell } from '../base/bell.ts';
import type { SessionContext } from './session-context.ts';
import { trimEvents } from './trim-events.ts';

/**
 * Keeps the database of an account small: removes old events, at the start and when the setting changed, and gives back room
 * on request.
 *
 * @param countsChanged called when events were removed
 */
export function createUpkeep(
  { store, retry, reading, emit }: SessionContext,
  retentionDays: () => number | null,
  countsChanged: () => void,
) {
  const bell = createBell();
  const { clock } = retry;
  const trimmed = () => {
    emit({ altered: true });
    countsChanged();
  };
  return {
    run: () => trimEvents({ store, clock, retentionDays, bell, trimmed, signal: reading }),
    onRequest: {
      /** The retention setting changed. */
      trim: bell.ring,
      freeSpace: () => store.freeSpace(),
      compact: () => store.compact(),
    },
  };
}
