/** Rows of the feed, and the keys they are known by. */
import type { EventRow } from '../../../electron/ipc/contract.ts';
import type { EventRef } from './open-bursts.ts';

/** An event, or a burst of them. */
export type FeedRow = EventRow & {
  /** It stands under the row of its opened burst, whose head this is. */
  readonly head?: EventRef;
};

export const refOf = (row: EventRef): EventRef => ({ account: row.account, id: row.id });
export const keyOfEvent = (ref: EventRef): string => `${ref.account}/${ref.id}`;
/** The row of a burst is not the row of the event that is its head. */
export const keyOfRow = (row: FeedRow): string => (row.burst ? `${keyOfEvent(row)}+` : keyOfEvent(row));
