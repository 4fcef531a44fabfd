import type { EventRecord } from '../devserver/control/types.ts';

/** An event by sequence and time: the same sequence is used again after a wipe, the same time is not. */
export const keyOf = (event: { sequence: number | bigint; timeNs: string }): string =>
  `${event.sequence}/${event.timeNs}`;

/** The server's own record of what was published, over all lives of its log. */
export interface PublishedRecord {
  /** The log as it is just before it is wiped. `excused`: what nobody can have any more, if it was not stored by then. */
  wiped(log: readonly EventRecord[], excused: readonly EventRecord[]): void;
  /** Everything ever published, given what is in the log now. */
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
    all: (log) => [...before, ...log],
    excused: (event) => excused.has(keyOf(event)),
  };
}
