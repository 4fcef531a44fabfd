/** Snoozing rows of the feed, including all events of bursts. */
import type { SnoozeWhat } from '../../../electron/ipc/contract.ts';
import { endSnooze } from '../../state/snooze.ts';
import type { SnoozeSource } from '../../state/snooze-source.ts';
import { eventsOf, MAX_EVENTS } from './events-of.ts';
import { feedList } from './feed-list.ts';
import { type FeedRow, refOf } from './feed-row.ts';

async function whatOf(rows: readonly FeedRow[]): Promise<SnoozeWhat[] | null> {
  const refs = (await eventsOf(rows))?.map(refOf) ?? null;
  if (refs === null) return null;
  const parts = Math.ceil(refs.length / MAX_EVENTS);
  return Array.from({ length: parts }, (_, n) => ({
    are: 'events' as const,
    which: refs.slice(n * MAX_EVENTS, (n + 1) * MAX_EVENTS),
  }));
}

/** What these rows stand for when a time is chosen. Nothing is selected afterwards. */
export const rowsToSnooze =
  (rows: readonly FeedRow[]): SnoozeSource =>
  async () => {
    const whats = await whatOf(rows);
    feedList.clear();
    return whats;
  };

/** Brings a row back now. */
export async function endSnoozeOf(row: FeedRow): Promise<void> {
  for (const what of (await whatOf([row])) ?? []) await endSnooze(what);
}

export const isSnoozed = ({ snooze }: Pick<FeedRow, 'snooze'>): boolean => snooze?.back === null;
