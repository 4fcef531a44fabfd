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
export const keyOfRow = (row: FeedRow): string => (row.burst ? `${keyOfEvent(row)}+` : keyOfEvent(row));
