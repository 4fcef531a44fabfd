/** Rows of the feed and the keys that identify them. */
import type { EventRow } from '../../../electron/ipc/contract.ts';
import type { EventRef } from './open-bursts.ts';

/** An event, or a burst of them. */
export type FeedRow = EventRow & {
  /** The head of the expanded burst that it is shown under. */
  readonly head?: EventRef | undefined;
};

export const refOf = (row: EventRef): EventRef => ({ account: row.account, id: row.id });
export const keyOfEvent = (ref: EventRef): string => `${ref.account}/${ref.id}`;
/** Differs between the row of a burst and the row of the event that is its head. */
export const keyOfRow = (row: FeedRow): string => (row.burst ? keyOfBurst(row) : keyOfEvent(row));
const keyOfBurst = (head: EventRef): string => `${keyOfEvent(head)}+`;
/** The row of the burst that an event is shown under; null if it is shown by itself. */
export const keyOfWhole = ({ head }: FeedRow): string | null => (head ? keyOfBurst(head) : null);

/** Rows without the events of bursts that are among them, which would count twice. */
export function distinctRows(rows: readonly FeedRow[]): readonly FeedRow[] {
  const bursts = new Set(rows.filter((row) => row.burst).map(keyOfRow));
  return rows.filter((row) => !bursts.has(keyOfWhole(row) ?? ''));
}
