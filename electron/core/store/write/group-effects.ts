import type { Database } from '../schema/sqlite.ts';
import type { EventGroup } from './event-group.ts';

/** Writes what the deliveries of a group add up to: counts, and what they say about resources. */
export function groupEffects(db: Database) {
  const grow = db.prepare('UPDATE event SET twins = twins + ? WHERE id = ?');
  // Only rows that change are written.
  const want = db.prepare('UPDATE resource SET wanted = 1 WHERE key = ? AND wanted = 0');
  const noteUpdates = db.prepare(
    `UPDATE resource SET look = min(coalesce(look, $from), $from), look_last = max(coalesce(look_last, 0), $to)
     WHERE key = $key`,
  );
  const noteDeletion = db.prepare(
    `UPDATE resource SET deleted = 1, deletion = coalesce(deletion, ?)
     WHERE key = ? AND (deleted = 0 OR deletion IS NULL)`,
  );
  const count = db.prepare(
    `UPDATE subscription SET delivered = delivered + ?, unread = unread + ?, unread_derived = unread_derived + ?,
       last_seq = ?, last_event = nullif(max(coalesce(last_event, 0), ?), 0) WHERE id = ?`,
  );
  const total = db.prepare('UPDATE totals SET value = value + ? WHERE name = ?');

  return {
    write({ added, read, grown, tallies, redelivered, resources }: EventGroup): void {
      for (const key of resources.wanted) want.run(key);
      for (const [key, { from, to }] of resources.updated) {
        noteUpdates.run({ $key: key, $from: from, $to: to });
      }
      for (const [key, event] of resources.deleted) noteDeletion.run(event, key);
      for (const [event, n] of grown) grow.run(n, event);
      for (const [id, t] of tallies) count.run(t.delivered, t.unread, t.derived, t.seq, t.newest, id);
      if (added.size > 0) {
        total.run(added.size, 'events');
        total.run(added.size - read.size, 'unread');
      }
      if (redelivered > 0) total.run(redelivered, 'redelivered');
    },
  };
}
