import { ownText } from '../../base/own-text.ts';
import { FOUND_DELETED, type Incoming, isTimeless } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';
import type { CachedResource, RecentEvent } from './resource-cache.ts';

/** Deliveries of one event are published less than this apart. */
const MAX_DISTANCE_NS = 1_000_000_000n;
/** An event that is older than the newest of its resource by this much is dropped from memory. */
const KEPT_NS = 2n * MAX_DISTANCE_NS;
/** Maximum number of events of one resource that are kept in memory. */
const MAX_RECENT = 32;

/** The events of a group that are not in the table yet. */
export interface Pending {
  /** Returns the latest time (ns) of those that are not noted with their resource. */
  newest: () => bigint;
  /** Writes them. */
  flush: () => void;
}

interface Span {
  from: bigint;
  to: bigint;
}

/** Whether a time is close enough to both ends of a span. */
const isWithin = ({ from, to }: Span, time: bigint): boolean =>
  time - from < MAX_DISTANCE_NS && to - time < MAX_DISTANCE_NS;

/**
 * Finds the event that a delivery with an identity of its own is a further part of. AOS publishes an event once for each
 * hierarchy of its resource, and two updates for one change of an object: they have different sequences, but the same action
 * and checksum, and are moments apart.
 *
 * The last events of each resource are kept in memory, as a lookup in the table for every event would cost more than storing
 * the event. Only deliveries that may belong to older events (late ones, or after a restart) are looked up there.
 */
export function twins(db: Database) {
  const stored = storedTwins(db);
  const exists = db.prepare('SELECT 1 FROM event WHERE id = ? AND action = 4');

  return {
    /** Returns the event that this delivery is a further part of; null if it is an event of its own. */
    find(about: CachedResource, event: Incoming, epoch: number, pending: Pending): number | null {
      const { time, action, checksum } = event;
      if (action === 0 || isTimeless(event.stream)) return null;
      for (const recent of about.recent) {
        if (recent.action !== action || recent.epoch !== epoch || recent.checksum !== checksum) continue;
        if (!isWithin(recent, time)) continue;
        if (time < recent.from) recent.from = time;
        if (time > recent.to) recent.to = time;
        return recent.id;
      }
      if (about.recentFrom === null) {
        about.recentFrom = about.newest + MAX_DISTANCE_NS;
        if (pending.newest() > about.newest) about.recentFrom = pending.newest() + MAX_DISTANCE_NS;
      }
      if (time - MAX_DISTANCE_NS >= about.recentFrom) return null;
      pending.flush();
      return stored.find(about.key, event, epoch);
    },
    /** Notes a new event, which later deliveries may be a part of. */
    note(about: CachedResource, event: Incoming, epoch: number, id: number): void {
      if (event.action !== 0 && !isTimeless(event.stream)) noteRecent(about, event, epoch, id);
    },
    /**
     * Returns the event that already tells of a resource's deletion if one of the two was found by the app, however far
     * apart they are. Null if there is none; `gone` if it is no longer stored.
     */
    deletion(about: CachedResource, event: Incoming, { flush }: Pending): number | null | 'gone' {
      const { deletion, isFound } = about;
      // Two deletions that were sent are compared like all other events.
      if (deletion === null || (!isFound && event.stream !== FOUND_DELETED)) return null;
      flush();
      if (exists.get(deletion) !== undefined) return deletion;
      return event.stream === FOUND_DELETED ? 'gone' : null;
    },
  };
}

/** Events in the table that a delivery may be a further part of. */
function storedTwins(db: Database) {
  const near = db.prepare(
    `SELECT id, time, twins FROM event INDEXED BY event_resource
     WHERE resource = ? AND time > ? AND time < ? AND action = ? AND checksum = ? AND epoch = ? ORDER BY id`,
  );
  near.setReadBigInts(true);
  const span = db.prepare('SELECT min(time) AS "from", max(time) AS "to" FROM twin WHERE event = ?');
  span.setReadBigInts(true);

  function spanOf({ id, time, twins: more }: { id: bigint; time: bigint; twins: bigint }): Span {
    if (more === 0n) return { from: time, to: time };
    const all = span.get(id) as unknown as Span;
    if (time < all.from) all.from = time;
    if (time > all.to) all.to = time;
    return all;
  }

  return {
    find(resource: number, { time, action, checksum }: Incoming, epoch: number): number | null {
      const rows = near.all(
        resource,
        time - MAX_DISTANCE_NS,
        time + MAX_DISTANCE_NS,
        action,
        checksum,
        epoch,
      );
      const found = (rows as unknown as { id: bigint; time: bigint; twins: bigint }[]).find((row) =>
        isWithin(spanOf(row), time),
      );
      return found === undefined ? null : Number(found.id);
    },
  };
}

function noteRecent(about: CachedResource, event: Incoming, epoch: number, id: number): void {
  const { time, action } = event;
  const checksum = ownText(event.checksum);
  const { recent } = about;
  // The object of a dropped event is reused: a resource seldom has more than one recent event.
  let free: RecentEvent | undefined;
  for (let first = recent[0]; first !== undefined; first = recent[0]) {
    if (first.to >= time - KEPT_NS && recent.length < MAX_RECENT) break;
    free = recent.shift();
    if (about.recentFrom !== null && first.to >= about.recentFrom) about.recentFrom = first.to + 1n;
  }
  if (free === undefined) {
    recent.push({ id, epoch, action, checksum, from: time, to: time });
    return;
  }
  free.id = id;
  free.epoch = epoch;
  free.action = action;
  free.checksum = checksum;
  free.from = time;
  free.to = time;
  recent.push(free);
}
