import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

interface Old {
  id: number;
  read: number;
  resource: number | null;
  burst: number | null;
  derived: number;
  twins: number;
}

/** Takes old events away, in steps small enough to let new ones in between. */
export function retentionWriter(db: Database) {
  // An event whose ack is still in the outbox may come again; forgotten, it would count as new. An ack that was set
  // aside (bad) does not hold its event for ever.
  const old = (unreadToo: boolean) =>
    db.prepare(
      `SELECT id, read, resource, burst, derived, twins FROM event
       WHERE time < ? ${unreadToo ? '' : 'AND read = 1'}
         AND id NOT IN (SELECT event FROM outbox WHERE bad IS NULL AND event IS NOT NULL)
       ORDER BY time LIMIT ?`,
    );
  const queries = { readOnly: old(false), unreadToo: old(true) };
  const subscriptions = db.prepare('SELECT subscription FROM event_subscription WHERE event = ?');
  const unlink = db.prepare('DELETE FROM event_subscription WHERE event = ?');
  const drop = db.prepare('DELETE FROM event WHERE id = ?');
  const untwin = db.prepare('DELETE FROM twin WHERE event = ?');
  const unread = db.prepare(
    'UPDATE subscription SET unread = unread - ?, unread_derived = unread_derived - ? WHERE id = ?',
  );
  const total = db.prepare('UPDATE totals SET value = value - ? WHERE name = ?');
  // Text search runs over the resources: one that nothing speaks of any more is not to be found. A name
  // is kept while there is a permission: once that is taken away, it can no longer be asked for.
  const orphan = db.prepare(
    `DELETE FROM resource WHERE key = ? AND NOT EXISTS (SELECT 1 FROM event WHERE resource = key)
       AND NOT EXISTS (SELECT 1 FROM subscription WHERE target_id = resource.id AND removed = 0)
       AND NOT EXISTS (SELECT 1 FROM permission WHERE permission.resource = resource.id)`,
  );
  const aside = db.prepare(
    'DELETE FROM outbox WHERE bad IS NOT NULL AND event IS NOT NULL AND event NOT IN (SELECT id FROM event)',
  );
  // Its newest event becomes the head of a burst whose head went: as the oldest go first, it stays so for longest.
  const heir = db.prepare('SELECT id FROM event WHERE burst = ? ORDER BY time DESC LIMIT 1');
  const promote = db.prepare('UPDATE event SET burst = NULL WHERE id = ?');
  const follow = db.prepare('UPDATE event SET burst = ? WHERE burst = ?');
  const unindex = db.prepare('DELETE FROM resource_text WHERE rowid = ?');

  return {
    /**
     * Takes away at most `limit` events from before `before` (epoch ms), the oldest first: those that are read, or with
     * `unreadToo` all. Never one whose ack the server has not taken yet.
     * @returns how many went; fewer than `limit` means that none is left.
     */
    trim(before: number, unreadToo: boolean, limit: number): number {
      return transaction(db, () => {
        const rows = (unreadToo ? queries.unreadToo : queries.readOnly).all(
          BigInt(Math.floor(before)) * 1_000_000n,
          limit,
        ) as unknown as Old[];
        const per = new Map<number, { all: number; derived: number }>();
        let unreadGone = 0;
        let derivedGone = 0;
        for (const { id, read, derived, twins } of rows) {
          if (read === 0) {
            unreadGone++;
            derivedGone += derived;
            for (const { subscription } of subscriptions.all(id) as { subscription: number }[]) {
              const n = per.get(subscription) ?? { all: 0, derived: 0 };
              per.set(subscription, { all: n.all + 1, derived: n.derived + derived });
            }
          }
          unlink.run(id);
          if (twins > 0) untwin.run(id);
          drop.run(id);
        }
        for (const { id, burst } of rows) {
          const next = burst === null ? (heir.get(id) as { id: number } | undefined) : undefined;
          if (next === undefined) continue;
          promote.run(next.id);
          follow.run(next.id, id);
        }
        for (const [id, n] of per) unread.run(n.all, n.derived, id);
        if (rows.length > 0) total.run(rows.length, 'events');
        if (unreadGone > 0) total.run(unreadGone, 'unread');
        if (derivedGone > 0) total.run(derivedGone, 'unread-derived');
        for (const key of new Set(rows.flatMap((r) => r.resource ?? [])))
          if (Number(orphan.run(key).changes) > 0) unindex.run(key);
        if (rows.length > 0) aside.run();
        return rows.length;
      });
    },
  };
}
