import type { Chosen } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { sayProblem } from '../../state/toast-store.ts';
import { feedList } from './feed-list.ts';
import { distinctRows, type FeedRow, refOf } from './feed-row.ts';
import type { EventRef } from './open-bursts.ts';

/** Maximum number of events in one request. */
export const MAX_EVENTS = 10_000;

/** The events of rows, including all events of bursts; null where those could not be read, which is said. */
export async function eventsOf(rows: readonly FeedRow[]): Promise<(EventRef & { read: boolean })[] | null> {
  const events: (EventRef & { read: boolean })[] = distinctRows(rows).filter((row) => !row.burst);
  const heads = rows.filter((row) => row.burst).map(refOf);
  if (heads.length === 0) return events;
  const { query } = feedList.store.getState();
  const reply = await ask('feed.burstEvents', { query, heads });
  if (reply.ok) return [...events, ...reply.value];
  sayProblem(reply.problem);
  return null;
}

/** The same in parts that requests can take. */
export async function chosenEvents(rows: readonly FeedRow[]): Promise<Chosen[] | null> {
  const refs = (await eventsOf(rows))?.map(refOf) ?? null;
  if (refs === null) return null;
  const parts = Math.ceil(refs.length / MAX_EVENTS);
  return Array.from({ length: parts }, (_, n) => ({
    are: 'events' as const,
    which: refs.slice(n * MAX_EVENTS, (n + 1) * MAX_EVENTS),
  }));
}
