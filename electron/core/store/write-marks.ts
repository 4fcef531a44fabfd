import type { Database } from './sqlite.ts';
import { transaction } from './transaction.ts';

/** Read marks, and the totals that follow from them. */
export function markWriter(db: Database) {
  const mark = db.prepare('UPDATE event SET read = ? WHERE id = ? AND read <> ?');
  const subscriptions = db.prepare('SELECT subscription FROM event_subscription WHERE event = ?');
  const unread = db.prepare('UPDATE subscription SET unread = unread + ? WHERE id = ?');
  const total = db.prepare("UPDATE totals SET value = value + ? WHERE name = 'unread'");

  return {
    /** Marks events; gives how many of them that changed. The unread counts change in the same transaction. */
    markRead(ids: readonly number[], read: boolean): number {
      return transaction(db, () => {
        const value = read ? 1 : 0;
        const step = read ? -1 : 1;
        const per = new Map<number, number>();
        let changed = 0;
        for (const id of ids) {
          if (Number(mark.run(value, id, value).changes) === 0) continue;
          changed++;
          for (const row of subscriptions.all(id) as { subscription: number }[]) {
            per.set(row.subscription, (per.get(row.subscription) ?? 0) + step);
          }
        }
        for (const [id, n] of per) unread.run(n, id);
        if (changed > 0) total.run(changed * step);
        return changed;
      });
    },
    totals(): { events: number; unread: number; redelivered: number; lastEventAt: number | null } {
      const rows = db.prepare('SELECT name, value FROM totals').all() as { name: string; value: number }[];
      const of = (name: string) => rows.find((r) => r.name === name)?.value ?? 0;
      const last = db.prepare('SELECT time / 1000000 AS at FROM event ORDER BY time DESC LIMIT 1').get() as
        | { at: number }
        | undefined;
      return {
        events: of('events'),
        unread: of('unread'),
        redelivered: of('redelivered'),
        lastEventAt: last?.at ?? null,
      };
    },
  };
}
