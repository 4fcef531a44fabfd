import { subjects } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { textVersion } from './text-version.ts';

const ANNOUNCEMENT = subjects.announcement.code;

interface OldEvent {
  id: number;
  resource: number | null;
  burst: number | null;
  twins: number;
  subject: number;
}

/** Removes old events, in steps small enough that new ones can be stored in between. */
export function retentionWriter(db: Database) {
  // An event whose ack is still in the outbox may be redelivered, and would then count as new. An ack that was set aside
  // (bad) is never sent, so it does not keep its event.
  const old = db.prepare(
    `SELECT id, resource, burst, twins, subject FROM event
     WHERE time < ? AND read = 1
       AND id NOT IN (SELECT event FROM outbox WHERE bad IS NULL AND event IS NOT NULL)
       AND id NOT IN (SELECT event FROM snooze WHERE back IS NULL AND event IS NOT NULL)
       AND id NOT IN (SELECT event FROM event_star)
     ORDER BY time LIMIT ?`,
  );
  const unlink = db.prepare('DELETE FROM event_subscription WHERE event = ?');
  const drop = db.prepare('DELETE FROM event WHERE id = ?');
  const dropText = db.prepare('DELETE FROM announcement WHERE event = ?');
  const unsnooze = db.prepare('DELETE FROM snooze WHERE event = ?');
  const untwin = db.prepare('DELETE FROM twin WHERE event = ?');
  const total = db.prepare("UPDATE totals SET value = value - ? WHERE name = 'events'");
  const dropAcksSetAside = db.prepare(
    'DELETE FROM outbox WHERE bad IS NOT NULL AND event IS NOT NULL AND event NOT IN (SELECT id FROM event)',
  );
  const dropCounts = db.prepare('DELETE FROM day_count WHERE events = 0');
  const bursts = burstHeads(db);
  const resources = resourceCleanup(db);

  return {
    /**
     * Removes at most `limit` events from before `before` (epoch ms) that are read, the oldest first. An event whose ack
     * the server has not taken yet stays, and so does one that is snoozed or has a star.
     * @returns how many were removed; fewer than `limit` if none is left.
     */
    trim(before: number, limit: number): number {
      return transaction(db, () => {
        const rows = old.all(BigInt(Math.floor(before)) * 1_000_000n, limit) as unknown as OldEvent[];
        if (rows.length === 0) return 0;
        for (const { id, twins, subject } of rows) {
          unlink.run(id);
          unsnooze.run(id);
          if (twins > 0) untwin.run(id);
          if (subject === ANNOUNCEMENT) dropText.run(id);
          drop.run(id);
        }
        for (const { id, burst } of rows) if (burst === null) bursts.replaceHead(id);
        total.run(rows.length);
        dropCounts.run();
        resources.removeUnused(new Set(rows.flatMap((row) => row.resource ?? [])));
        dropAcksSetAside.run();
        return rows.length;
      });
    },
  };
}

/** Bursts whose head was removed. */
function burstHeads(db: Database) {
  const nextHead = db.prepare('SELECT id FROM event WHERE burst = ? ORDER BY time DESC LIMIT 1');
  const promote = db.prepare('UPDATE event SET burst = NULL WHERE id = ?');
  const follow = db.prepare('UPDATE event SET burst = ? WHERE burst = ?');
  return {
    /** Makes the newest event of the burst its head: as the oldest events are removed first, it stays the longest. */
    replaceHead(head: number): void {
      const next = nextHead.get(head) as { id: number } | undefined;
      if (next === undefined) return;
      promote.run(next.id);
      follow.run(next.id, head);
    },
  };
}

/** Resources that no event refers to any more. */
function resourceCleanup(db: Database) {
  // Text search runs over the resources, so unused ones must not be found. The name of a resource is kept while there is a
  // permission on it: once the permission is revoked, the name can no longer be looked up.
  const drop = db.prepare(
    `DELETE FROM resource WHERE key = ? AND NOT EXISTS (SELECT 1 FROM event WHERE resource = key)
       AND NOT EXISTS (SELECT 1 FROM place_count WHERE place = key)
       AND NOT EXISTS (SELECT 1 FROM subscription WHERE target_id = resource.id AND removed = 0)
       AND NOT EXISTS (SELECT 1 FROM permission WHERE permission.resource = resource.id)`,
  );
  const unindex = db.prepare('DELETE FROM resource_text WHERE rowid = ?');
  const changed = textVersion(db);
  return {
    removeUnused(keys: Iterable<number>): void {
      for (const key of keys) {
        if (Number(drop.run(key).changes) === 0) continue;
        unindex.run(key);
        changed();
      }
    },
  };
}
