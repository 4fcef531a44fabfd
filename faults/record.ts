import type { EventRecord } from '../devserver/control/types.ts';

/** Identifies an event by sequence and time: a wipe makes sequences repeat, but not times. */
export const keyOf = (event: { sequence: number | bigint; timeNs: string }): string =>
  `${event.sequence}/${event.timeNs}`;

/** The server's record of what was published, across all wipes of its log. */
export interface PublishedRecord {
  /** Adds the log just before it is wiped. `excused`: events that cannot be delivered any more. */
  wiped(log: readonly EventRecord[], excused: readonly EventRecord[]): void;
  /** The database was damaged: what is not in the log any more cannot come again. */
  startedOver(): void;
  /** Returns everything ever published, given the current content of the log. */
  all(log: readonly EventRecord[]): EventRecord[];
  excused(event: EventRecord): boolean;
}

export function createRecord(): PublishedRecord {
  const before: EventRecord[] = [];
  const excused = new Set<string>();
  return {
    wiped(log, gone) {
      before.push(...log);
      for (const event of gone) excused.add(keyOf(event));
    },
    startedOver() {
      for (const event of before) excused.add(keyOf(event));
    },
    all: (log) => [...before, ...log],
    excused: (event) => excused.has(keyOf(event)),
  };
}
