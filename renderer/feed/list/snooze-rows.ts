/** Snoozing rows of the feed, including all events of bursts. */
import { endSnooze } from '../../state/snooze.ts';
import type { SnoozeSource } from '../../state/snooze-source.ts';
import { chosenEvents } from './events-of.ts';
import { feedList } from './feed-list.ts';
import type { FeedRow } from './feed-row.ts';

/** What these rows stand for when a time is chosen. Nothing is selected afterwards. */
export const rowsToSnooze =
  (rows: readonly FeedRow[]): SnoozeSource =>
  async () => {
    const whats = await chosenEvents(rows);
    feedList.clear();
    return whats;
  };

/** Brings a row back now. */
export async function endSnoozeOf(row: FeedRow): Promise<void> {
  for (const what of (await chosenEvents([row])) ?? []) await endSnooze(what);
}

export const isSnoozed = ({ snooze }: Pick<FeedRow, 'snooze'>): boolean => snooze?.back === null;
