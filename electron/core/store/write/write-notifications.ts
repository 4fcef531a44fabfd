import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** A personal notification as the server gave it. */
export interface FetchedNotification {
  id: string;
  /** Index into `inboxKinds` (notification.ts). */
  kind: number;
  time: number;
  message: string;
  userId: string | null;
  userName: string | null;
  resourceId: string | null;
  resourceName: string | null;
}

/** A bulk acknowledgement that is not over. */
export interface StoredBulk {
  bulk: string;
  total: number;
  settled: number;
  failed: number;
  undoUntil: number;
}

/** The inbox: what the server holds for the person, and what the person acknowledged. */
export function notificationWriter(db: Database) {
  const insert = db.prepare(
    `INSERT INTO notification (id, kind, time, message, user_id, user_name, resource_id, resource_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const reappear = db.prepare(
    `UPDATE notification SET state = 'open', settled_at = NULL, reason = NULL
     WHERE id = ? AND state = 'settled' AND reason = 'elsewhere'`,
  );
  const elsewhere = db.prepare(
    `UPDATE notification SET state = 'settled', settled_at = ?, reason = 'elsewhere', bulk = NULL
     WHERE id = ? AND state IN ('open', 'failed')`,
  );
  const leave = db.prepare(
    `UPDATE notification SET state = 'leaving', bulk = ?, undo_until = ?, sending = 0, reason = NULL
     WHERE id = ? AND state IN ('open', 'failed')`,
  );
  const settle = db.prepare(
    `UPDATE notification SET state = 'settled', settled_at = ?, reason = NULL WHERE id = ? AND state = 'leaving'`,
  );
  const fail = db.prepare(
    `UPDATE notification SET state = 'failed', reason = ?, sending = 0 WHERE id = ? AND state = 'leaving'`,
  );

  return {
    /**
     * Takes over a complete list of the server. New ones are added; one that is acknowledged here stays so, whatever
     * the list says; open ones that are missing from it were settled elsewhere (and are open again should a later list
     * have them).
     * @returns ids that are new.
     */
    putNotifications(list: readonly FetchedNotification[], now: number): string[] {
      return transaction(db, () => {
        const fresh: string[] = [];
        for (const n of list) {
          const { changes } = insert.run(
            n.id,
            n.kind,
            n.time,
            n.message,
            n.userId,
            n.userName,
            n.resourceId,
            n.resourceName,
          );
          if (Number(changes) > 0) fresh.push(n.id);
          else reappear.run(n.id);
        }
        const present = new Set(list.map((n) => n.id));
        const open = db.prepare("SELECT id FROM notification WHERE state IN ('open', 'failed')").all() as {
          id: string;
        }[];
        for (const { id } of open) if (!present.has(id)) elsewhere.run(now, id);
        return fresh;
      });
    },
    /** Of `ids`, those whose banner was not decided yet; they count as decided from here on. */
    takeUnalerted(ids: readonly string[]): string[] {
      return transaction(db, () => {
        const take = db.prepare('UPDATE notification SET alerted = 1 WHERE id = ? AND alerted = 0');
        return ids.filter((id) => Number(take.run(id).changes) > 0);
      });
    },
    /** The person acknowledges: they leave the list now and the server later. Gives how many did. */
    leaveInbox(ids: readonly string[], bulk: string, undoUntil: number): number {
      return transaction(db, () => {
        let count = 0;
        for (const id of ids) count += Number(leave.run(bulk, undoUntil, id).changes);
        return count;
      });
    },
    /** Takes a bulk back, as long as nothing of it is being sent. Gives how many came back. */
    undoLeave(bulk: string): number {
      return transaction(db, () =>
        Number(
          db
            .prepare(
              `UPDATE notification SET state = 'open', bulk = NULL, undo_until = NULL
               WHERE bulk = ? AND state = 'leaving' AND sending = 0`,
            )
            .run(bulk).changes,
        ),
      );
    },
    /** Ids to send now: those whose time for undo is over, the oldest bulk first. They count as being sent. */
    takeLeaving(now: number, limit: number): string[] {
      return transaction(db, () => {
        const rows = db
          .prepare(
            `SELECT id, bulk FROM notification WHERE state = 'leaving' AND undo_until <= ?
             ORDER BY undo_until, id LIMIT ?`,
          )
          .all(now, limit) as { id: string; bulk: string }[];
        // Once a part of a bulk is on its way, the rest of it cannot be taken back either.
        const sending = db.prepare('UPDATE notification SET sending = 1 WHERE bulk = ?');
        for (const bulk of new Set(rows.map((r) => r.bulk))) sending.run(bulk);
        return rows.map((r) => r.id);
      });
    },
    settleNotifications(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) settle.run(now, id);
      });
    },
    failNotification(id: string, reason: string): void {
      transaction(db, () => fail.run(reason, id));
    },
    /** What was to be done about an open one did not work; it stays open and says why. */
    noteFailure(id: string, reason: string): void {
      db.prepare(
        "UPDATE notification SET state = 'open', reason = ? WHERE id = ? AND state IN ('open', 'failed')",
      ).run(reason, id);
    },
    /** Bulks that have something left to send or to undo, and those that just ended with a failure. */
    bulks(ended: readonly string[]): StoredBulk[] {
      const rows = db
        .prepare(
          `SELECT bulk, count(*) AS total, sum(state = 'settled') AS settled, sum(state = 'failed') AS failed,
             max(undo_until) AS undoUntil
           FROM notification WHERE bulk IS NOT NULL
             AND bulk IN (SELECT bulk FROM notification WHERE state = 'leaving' UNION SELECT value FROM json_each(?))
           GROUP BY bulk`,
        )
        .all(JSON.stringify(ended));
      return rows as unknown as StoredBulk[];
    },
    inboxTotals(): { open: number; leaving: number; nextDue: number | null } {
      return db
        .prepare(
          `SELECT coalesce(sum(state IN ('open', 'failed')), 0) AS open, coalesce(sum(state = 'leaving'), 0) AS leaving,
             min(CASE WHEN state = 'leaving' THEN undo_until END) AS nextDue
           FROM notification WHERE state <> 'settled'`,
        )
        .get() as { open: number; leaving: number; nextDue: number | null };
    },
  };
}
