import { FOUND_DELETED, type Incoming, isTimeless } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';
import type { KnownResource, RecentEvent } from './known-resources.ts';

/** Deliveries of one event are published less than this apart, ns. */
const WITHIN = 1_000_000_000n;
/** An event that lies so far behind the newest of its resource is looked for in the table again, ns. */
const KEPT = 2n * WITHIN;
/** Events of one resource that are kept in memory, at most. */
const MOST = 32;

/** What is not yet in the table while a group is stored. */
export interface Pending {
  /** The latest time among what of it is not noted with its resource, ns. */
  newest: () => bigint;
  /** Writes it. */
  flush: () => void;
}

interface Span {
  from: bigint;
  to: bigint;
}

/** Whether all of it and a time lie close enough together. */
const isWithin = ({ from, to }: Span, time: bigint): boolean => time - from < WITHIN && to - time < WITHIN;

/**
 * Finds the event that a delivery with an identity of its own is another part of. AOS publishes an event once for each
 * hierarchy of its resource, and two updates for one change of an object: with sequences of their own, but moments apart,
 * with the same action and checksum.
 *
 * The last events of each resource are kept in memory, as a look into the table for every event would cost more than the
 * event; what may be older than these (a late delivery, a restart) is looked for there.
 */
export function twins(db: Database) {
  const near = db.prepare(
    `SELECT id, time, twins FROM event INDEXED BY event_resource
     WHERE resource = ? AND time > ? AND time < ? AND action = ? AND checksum = ? AND epoch = ? ORDER BY id`,
  );
  near.setReadBigInts(true);
  const span = db.prepare('SELECT min(time) AS "from", max(time) AS "to" FROM twin WHERE event = ?');
  span.setReadBigInts(true);
  const exists = db.prepare('SELECT 1 FROM event WHERE id = ? AND action = 4');

  function spanOf({ id, time, twins: more }: { id: bigint; time: bigint; twins: bigint }): Span {
    if (more === 0n) return { from: time, to: time };
    const all = span.get(id) as unknown as Span;
    if (time < all.from) all.from = time;
    if (time > all.to) all.to = time;
    return all;
  }

  function inTable(about: KnownResource, event: Incoming, epoch: number): number | null {
    const { time, action, checksum } = event;
    const rows = near.all(about.key, time - WITHIN, time + WITHIN, action, checksum, epoch);
    const found = (rows as unknown as { id: bigint; time: bigint; twins: bigint }[]).find((row) =>
      isWithin(spanOf(row), time),
    );
    return found === undefined ? null : Number(found.id);
  }

  return {
    /** The event that this delivery is a part of; null when it is one of its own. */
    find(about: KnownResource, event: Incoming, epoch: number, pending: Pending): number | null {
      const { time, action, checksum } = event;
      if (action === 0 || isTimeless(event.stream)) return null;
      for (const recent of about.recent) {
        if (recent.action !== action || recent.checksum !== checksum || recent.epoch !== epoch) continue;
        if (!isWithin(recent, time)) continue;
        if (time < recent.from) recent.from = time;
        if (time > recent.to) recent.to = time;
        return recent.id;
      }
      if (about.recentFrom === null) {
        about.recentFrom = about.newest + WITHIN;
        if (pending.newest() > about.newest) about.recentFrom = pending.newest() + WITHIN;
      }
      if (time - WITHIN >= about.recentFrom) return null;
      pending.flush();
      return inTable(about, event, epoch);
    },
    /** A new event, which later deliveries may be a part of. */
    note(about: KnownResource, event: Incoming, epoch: number, id: number): void {
      const { time, action, checksum } = event;
      if (action === 0 || isTimeless(event.stream)) return;
      const { recent } = about;
      // What is let go of is used again: a resource seldom has more than one.
      let free: RecentEvent | undefined;
      for (let first = recent[0]; first !== undefined; first = recent[0]) {
        if (first.to >= time - KEPT && recent.length < MOST) break;
        free = recent.shift();
        if (about.recentFrom !== null && first.to >= about.recentFrom) about.recentFrom = first.to + 1n;
      }
      if (free === undefined) recent.push({ id, epoch, action, checksum, from: time, to: time });
      else {
        free.id = id;
        free.epoch = epoch;
        free.action = action;
        free.checksum = checksum;
        free.from = time;
        free.to = time;
        recent.push(free);
      }
    },
    /**
     * The event that has told of a resource's deletion already: where one of the two was found by asking, however far apart
     * they are. Null when there is none; `gone` when it was told, but is no longer kept.
     */
    deletion(about: KnownResource, event: Incoming, { flush }: Pending): number | null | 'gone' {
      const { deletion, isFound } = about;
      // Two that were sent are compared like all others.
      if (deletion === null || (!isFound && event.stream !== FOUND_DELETED)) return null;
      flush();
      if (exists.get(deletion) !== undefined) return deletion;
      return event.stream === FOUND_DELETED ? 'gone' : null;
    },
  };
}
