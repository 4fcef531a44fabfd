import type { Database } from '../schema/sqlite.ts';
import type { OpenBursts } from './bursts.ts';
import { foldNotes } from './fold-notes.ts';

/** An update of a resource and the change inside it that it follows from are published less than this apart. */
const MAX_DISTANCE_NS = 1_000_000_000n;
/** Index into `actions` (event.ts). */
const UPDATED = 3;

interface Update {
  id: bigint;
  subject: bigint;
  read: bigint;
  burst: bigint | null;
  time: bigint;
  parent: string | null;
}

/**
 * Finds updates that only follow from another event: AOS publishes an update of a resource whenever something is created or
 * deleted inside it. The two events may be stored in either order, and it may become known late that one is inside the
 * other.
 */
export function derivedUpdates(db: Database, bursts: OpenBursts) {
  const marking = derivedMarking(db, bursts);
  const columns = 'e.id, e.subject, e.read, e.burst, e.time, r.parent';
  const open = 'e.action = 3 AND e.derived = 0';
  const near = db.prepare(
    `SELECT ${columns} FROM event e INDEXED BY event_resource CROSS JOIN resource r ON r.key = e.resource
     WHERE e.resource = ? AND e.time > ? AND e.time < ? AND ${open} ORDER BY e.id`,
  );
  const one = db.prepare(
    `SELECT ${columns} FROM event e JOIN resource r ON r.key = e.resource WHERE e.id = ? AND ${open}`,
  );
  for (const statement of [near, one]) statement.setReadBigInts(true);
  const inside = db.prepare(
    `SELECT 1 FROM event INDEXED BY event_inside WHERE parent = ? AND time > ? AND time < ? LIMIT 1`,
  );

  return {
    /**
     * Something was created or deleted inside a resource (its key) at these times (ns): its updates around then are derived.
     * @returns the events that became derived.
     */
    changedInside(parent: number, times: readonly bigint[]): number[] {
      return stretchesOf(times).flatMap(([from, to]) =>
        (near.all(parent, from - MAX_DISTANCE_NS, to + MAX_DISTANCE_NS) as unknown as Update[]).map(
          marking.mark,
        ),
      );
    },
    /** A resource was updated: returns the id of the event if it follows from a change inside that is already known. */
    updated(event: number, resource: number, time: bigint): number[] {
      if (inside.get(resource, time - MAX_DISTANCE_NS, time + MAX_DISTANCE_NS) === undefined) return [];
      const row = one.get(event) as Update | undefined;
      return row === undefined ? [] : [marking.mark(row)];
    },
    trimNotes: marking.trimNotes,
  };
}

/** Marks updates as derived, with everything that depends on it: bursts, and the counts of unread events. */
function derivedMarking(db: Database, bursts: OpenBursts) {
  const notes = foldNotes(db);
  const derive = db.prepare('UPDATE event SET derived = 1, burst = ? WHERE id = ?');
  const nextHeadOf = db.prepare('SELECT id FROM event WHERE burst = ? ORDER BY id LIMIT 1');
  const promote = db.prepare('UPDATE event SET burst = NULL WHERE id = ?');
  const follow = db.prepare('UPDATE event SET burst = ? WHERE burst = ?');
  const unread = db.prepare(
    `UPDATE subscription SET unread_derived = unread_derived + 1
     WHERE id IN (SELECT subscription FROM event_subscription WHERE event = ?)`,
  );
  const total = db.prepare("UPDATE totals SET value = value + 1 WHERE name = 'unread-derived'");

  return {
    trimNotes: notes.trim,
    /** Moves an update from its burst to one of derived events: a burst is hidden as a whole or not at all. */
    mark({ id, subject, read, burst, time, parent }: Update): number {
      const event = { id: Number(id), action: UPDATED, subject: Number(subject) };
      const hadRow = burst === null;
      const nextHead = hadRow ? (nextHeadOf.get(event.id) as { id: number } | undefined) : undefined;
      if (nextHead !== undefined) {
        promote.run(nextHead.id);
        follow.run(nextHead.id, event.id);
        notes.add(nextHead.id, { rows: 1, visibleRows: 1, visibleEvents: 0 });
      }
      if (hadRow && parent !== null) bursts.leave({ ...event, parent }, nextHead?.id ?? null);
      const joined = parent === null ? null : bursts.join({ ...event, time, parent, derived: true });
      derive.run(joined, event.id);
      notes.add(event.id, {
        rows: (joined === null ? 1 : 0) - (hadRow ? 1 : 0),
        visibleRows: hadRow ? -1 : 0,
        visibleEvents: -1,
      });
      if (read === 0n) {
        unread.run(event.id);
        total.run();
      }
      return event.id;
    },
  };
}

/** Merges times that are so close together that everything between them is in reach of one; returns first and last. */
function stretchesOf(times: readonly bigint[]): [bigint, bigint][] {
  const found: [bigint, bigint][] = [];
  for (const time of times.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = found.at(-1);
    if (last !== undefined && time - last[1] < MAX_DISTANCE_NS) last[1] = time;
    else found.push([time, time]);
  }
  return found;
}
