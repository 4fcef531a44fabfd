import type { Problem } from '../../model/problem.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { waiting } from './write-notifications.ts';

/** A bulk acknowledgement that is not finished. */
export interface StoredBulk {
  bulk: string;
  total: number;
  settled: number;
  failed: number;
  undoUntil: number;
}

/** The outbox of acknowledgements: what the user settles here, and the server does not know yet. */
export function acknowledgementWriter(db: Database) {
  const { leave, undo, nextDue, due, markSending, settle, fail, bulks } = statements(db);

  return {
    /** Acknowledges notifications: they leave the list now, and the server's later. Returns how many left it. */
    leaveInbox(ids: readonly string[], bulk: string, undoUntil: number): number {
      return transaction(db, () => {
        let count = 0;
        for (const id of ids) count += Number(leave.run(bulk, undoUntil, id).changes);
        return count;
      });
    },
    /** Undoes a bulk, unless some of it is being sent already. Returns how many notifications are open again. */
    undoLeave(bulk: string): number {
      return transaction(db, () => Number(undo.run(bulk).changes));
    },
    /** When the next one is to be sent (epoch ms); null if nothing is on its way. */
    nextLeaving(): number | null {
      return (nextDue.get() as { at: number | null }).at;
    },
    /** Returns ids to send now, the oldest bulk first: those that can no longer be undone. They count as being sent. */
    takeLeaving(now: number, limit: number): string[] {
      return transaction(db, () => {
        const rows = due.all(now, limit) as { id: string; bulk: string; sending: number }[];
        // Once a part of a bulk is being sent, the rest of it cannot be undone either.
        const begun = rows.filter(({ sending }) => sending === 0);
        for (const bulk of new Set(begun.map((row) => row.bulk))) markSending.run(bulk);
        return rows.map((row) => row.id);
      });
    },
    settleNotifications(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) settle.run(now, id);
      });
    },
    failNotification(id: string, reason: Problem): void {
      transaction(db, () => fail.run(JSON.stringify(reason), id));
    },
    /** Returns bulks that have something left to send or to undo, and those of `ended`. */
    bulks(ended: readonly string[]): StoredBulk[] {
      return bulks.all(JSON.stringify(ended)) as unknown as StoredBulk[];
    },
  };
}

function statements(db: Database) {
  return {
    leave: db.prepare(
      `UPDATE notification SET state = 'leaving', bulk = ?, undo_until = ?, sending = 0, reason = NULL
     WHERE id = ? AND state IN ('open', 'failed', 'snoozed')`,
    ),
    undo: db.prepare(
      `UPDATE notification SET state = ${waiting('notification.id')}, bulk = NULL, undo_until = NULL
     WHERE bulk = ? AND state = 'leaving' AND sending = 0`,
    ),
    // The indexes are named because SQLite, which does not count rows, would take the list's and read all that is on its way.
    nextDue: db.prepare(
      `SELECT min(undo_until) AS at FROM notification INDEXED BY notification_leaving WHERE state = 'leaving'`,
    ),
    due: db.prepare(
      `SELECT id, bulk, sending FROM notification INDEXED BY notification_leaving WHERE state = 'leaving' AND undo_until <= ?
     ORDER BY undo_until, id LIMIT ?`,
    ),
    markSending: db.prepare('UPDATE notification SET sending = 1 WHERE bulk = ?'),
    settle: db.prepare(
      `UPDATE notification SET state = 'settled', settled_at = ?, reason = NULL WHERE id = ? AND state = 'leaving'`,
    ),
    fail: db.prepare(
      `UPDATE notification SET state = 'failed', reason = ?, sending = 0 WHERE id = ? AND state = 'leaving'`,
    ),
    // The bulks that have something on its way are found one by one, by steps through an index.
    bulks: db.prepare(
      `WITH RECURSIVE leaving(bulk) AS (
         SELECT min(bulk) FROM notification INDEXED BY notification_leaving_bulk WHERE state = 'leaving'
         UNION ALL
         SELECT (SELECT min(n.bulk) FROM notification n INDEXED BY notification_leaving_bulk
           WHERE n.state = 'leaving' AND n.bulk > leaving.bulk)
         FROM leaving WHERE leaving.bulk IS NOT NULL)
     SELECT bulk, count(*) AS total, sum(state = 'settled') AS settled, sum(state = 'failed') AS failed,
       max(undo_until) AS undoUntil
     FROM notification WHERE bulk IS NOT NULL
       AND bulk IN (SELECT bulk FROM leaving WHERE bulk IS NOT NULL UNION SELECT value FROM json_each(?))
     GROUP BY bulk`,
    ),
  };
}
