import type { Incoming } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';
import { awaitedStars } from './awaited-stars.ts';
import type { OpenBursts } from './bursts.ts';
import { epochs } from './epochs.ts';
import type { EventGroup } from './event-group.ts';
import type { EventRows } from './event-rows.ts';
import { type PlaceCounting, placeCounting } from './place-counting.ts';
import type { CachedResource, ResourceCache } from './resource-cache.ts';
import { twins } from './twins.ts';

/** Indexes into `actions` (event.ts). */
const CREATED = 1;
const DELETED = 4;

/** Which event a delivery is: a new one, a further part of one, or one that is stored already. */
export interface Place {
  id: number;
  is: 'new' | 'twin' | 'known';
}

/** Finds the event that a delivery belongs to, adds its row if it is a new one, and gives it the star that waited for it. */
export function eventPlacing(db: Database, rows: EventRows, resources: ResourceCache, bursts: OpenBursts) {
  const epoch = epochs(db);
  const twin = twins(db);
  const counting = placeCounting(db);
  const stars = awaitedStars(db);
  const addNew = eventAdding(rows, bursts, twin, counting);
  let isCareful = false;
  let forgottenBefore = 0;
  // Events of this group that are not in the table yet are noted with their resource, unless that was forgotten meanwhile.
  const pending = {
    newest: () => (resources.forgotten() === forgottenBefore ? 0n : rows.newest()),
    flush: rows.flush,
  };

  /** Returns the event that a delivery is a further part of; null if it is an event of its own. */
  function wholeOf(event: Incoming, about: CachedResource | null, into: number): number | null | 'gone' {
    if (about === null) return null;
    const told = event.action === DELETED ? twin.deletion(about, event, pending) : null;
    if (told !== null) return told;
    return twin.find(about, event, into, pending);
  }

  return {
    /** Begins a group. @param careful looks up every event, even one that must be new by its sequence. */
    begin(careful: boolean): void {
      isCareful = careful;
      counting.begin();
      stars.begin();
      forgottenBefore = resources.forgotten();
    },
    /** Returns null for an event that was stored before and is no longer kept. */
    place(group: EventGroup, event: Incoming, about: CachedResource | null): Place | null {
      const { stream, seq, time } = event;
      let into = isCareful ? undefined : epoch.ahead(stream, seq, time);
      if (into === undefined) {
        rows.flush();
        const found = epoch.search(stream, seq, time);
        if (found.event !== undefined) return { id: found.event, is: 'known' };
        into = found.epoch;
      }
      const key = BigInt.asIntN(64, seq);
      const whole = wholeOf(event, about, into);
      if (whole === 'gone') return null;
      const id = whole ?? addNew(group, event, about, into, key);
      if (whole !== null) rows.addTwin(into, key, time, id);
      stars.give(event, id);
      return { id, is: whole === null ? 'new' : 'twin' };
    },
    /** Writes how far the epochs have come, and what was counted; to be called inside the transaction, at its end. */
    flush(): void {
      epoch.flush();
      counting.flush();
    },
    /** Forgets what was learned since the last commit; to be called after a rollback. */
    forget: epoch.forget,
  };
}

export type EventPlacing = ReturnType<typeof eventPlacing>;

/** Returns a function that adds the row of a new event, and gives its id. */
function eventAdding(
  rows: EventRows,
  bursts: OpenBursts,
  twin: ReturnType<typeof twins>,
  counting: PlaceCounting,
) {
  return (
    group: EventGroup,
    event: Incoming,
    about: CachedResource | null,
    into: number,
    key: bigint,
  ): number => {
    const { time, action, subject } = event;
    const id = rows.nextId();
    const place = about?.parent ?? null;
    const burst = place === null ? null : bursts.join({ id, time, action, subject, parent: place });
    const parent = action === CREATED || action === DELETED ? (about?.parentKey ?? null) : null;
    counting.add(time, subject, about);
    rows.addEvent(event, id, into, key, about?.key ?? null, burst, parent);
    if (about) {
      twin.note(about, event, into, id);
      if (parent !== null) group.resources.noteChangeInside(parent, time);
    }
    return id;
  };
}
