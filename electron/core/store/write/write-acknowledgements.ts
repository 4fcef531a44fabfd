import { type Decision, inboxKinds } from '../../model/notification.ts';
import type { Problem } from '../../model/problem.ts';
import type { AccessGrant, GrantLevel } from '../../model/resource.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** A bulk decision that is not finished. */
export interface StoredBulk {
  bulk: string;
  total: number;
  settled: number;
  failed: number;
  requests: number;
  level: GrantLevel | null;
  undoUntil: number;
}

/** When a bulk was decided, and until when it can be undone, epoch ms. */
export interface BulkTimes {
  decidedAt: number;
  undoUntil: number;
}

/** What the server has yet to be told of a notification: first the grant, if there is one, then the acknowledgement. */
export interface Leaving {
  id: string;
  grant: AccessGrant | null;
}

/** The outbox of decisions: what the user settles here, and the server does not know yet. */
export function acknowledgementWriter(db: Database) {
  const { isUndoing, nextDue, due, markSending, settle, fail, noteGranted, bulks } = statements(db);
  const leave = leaveStatements(db);

  return {
    /**
     * Decides about notifications: they leave the list now, and the server's later. Returns how many left it; a grant leaves out
     * what is no access request.
     */
    leaveInbox(
      ids: readonly string[],
      bulk: string,
      { decidedAt, undoUntil }: BulkTimes,
      decision: Decision = { is: 'acknowledge' },
    ): number {
      const level = decision.is === 'grant' ? { level: decision.level } : {};
      const values = { bulk, undoUntil, decidedAt, ids: JSON.stringify(ids), ...level };
      // One statement: each statement that triggers follow keeps a journal of its own.
      return transaction(db, () => Number(leave[decision.is].run(values).changes));
    },
    /** When the next one is to be sent (epoch ms); null if nothing is on its way, or a bulk is being undone. */
    nextLeaving(): number | null {
      if (isUndoing.get() !== undefined) return null;
      return (nextDue.get() as { at: number | null }).at;
    },
    /** Returns what to send now, the oldest bulk first: what can no longer be undone. It counts as being sent. */
    takeLeaving(now: number, limit: number): Leaving[] {
      return transaction(db, () => {
        if (isUndoing.get() !== undefined) return [];
        const rows = due.all(now, limit) as unknown as DueRow[];
        // Once a part of a bulk is being sent, the rest of it cannot be undone either.
        const begun = rows.filter(({ sending }) => sending === 0);
        for (const bulk of new Set(begun.map((row) => row.bulk))) markSending.run(bulk);
        return rows.map((row) => ({ id: row.id, grant: grantOf(row) }));
      });
    },
    settleNotifications: (ids: readonly string[], now: number): void =>
      transaction(db, () => void settle.run(now, JSON.stringify(ids))),
    /** Notes that the server has taken the grants of these requests. */
    noteGranted: (ids: readonly string[]): void =>
      transaction(db, () => void noteGranted.run(JSON.stringify(ids))),
    failNotification(id: string, reason: Problem): void {
      transaction(db, () => fail.run(JSON.stringify(reason), id));
    },
    /** Returns bulks that have something left to send or to undo, and those of `ended`. */
    bulks(ended: readonly string[]): StoredBulk[] {
      return bulks.all(JSON.stringify(ended)) as unknown as StoredBulk[];
    },
  };
}

interface DueRow {
  id: string;
  bulk: string;
  sending: number;
  userId: string | null;
  resourceId: string | null;
  level: GrantLevel | null;
  granted: number;
}

function grantOf({ userId, resourceId, level, granted }: DueRow): Leaving['grant'] {
  if (level === null || granted === 1 || userId === null || resourceId === null) return null;
  return { userId, resourceId, level };
}

/** How a notification leaves the inbox, by the decision. What the server has granted stays noted, whatever follows. */
function leaveStatements(db: Database) {
  const leave = (how: string, which = '') =>
    db.prepare(
      `UPDATE notification SET state = 'leaving', bulk = $bulk, undo_until = $undoUntil, sending = 0, reason = NULL,
         decided_at = $decidedAt${how}
       WHERE id IN (SELECT value FROM json_each($ids)) AND state IN ('open', 'failed', 'snoozed')${which}`,
    );
  return {
    acknowledge: leave(', level = iif(granted = 1, level, NULL)'),
    grant: leave(
      ', granted = iif(level IS $level, granted, 0), level = $level',
      ` AND kind = ${inboxKinds['access-requested'].code} AND user_id IS NOT NULL AND resource_id IS NOT NULL`,
    ),
    retry: leave('', " AND state = 'failed'"),
  } satisfies Record<Decision['is'], unknown>;
}

function statements(db: Database) {
  return {
    isUndoing: db.prepare('SELECT 1 FROM undone_bulk LIMIT 1'),
    // The indexes are named because SQLite, which does not count rows, would take the list's and read all that is on its way.
    nextDue: db.prepare(
      `SELECT min(undo_until) AS at FROM notification INDEXED BY notification_leaving WHERE state = 'leaving'`,
    ),
    due: db.prepare(
      `SELECT id, bulk, sending, user_id AS userId, resource_id AS resourceId, level, granted FROM notification INDEXED BY notification_leaving
     WHERE state = 'leaving' AND undo_until <= ? ORDER BY undo_until, id LIMIT ?`,
    ),
    markSending: db.prepare('UPDATE notification SET sending = 1 WHERE bulk = ?'),
    settle: db.prepare(
      `UPDATE notification SET state = 'settled', settled_at = ?, reason = NULL
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'leaving'`,
    ),
    fail: db.prepare(
      `UPDATE notification SET state = 'failed', reason = ?, sending = 0 WHERE id = ? AND state = 'leaving'`,
    ),
    noteGranted: db.prepare(
      `UPDATE notification SET granted = 1 WHERE id IN (SELECT value FROM json_each(?)) AND state = 'leaving'`,
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
       sum(kind = ${inboxKinds['access-requested'].code}) AS requests, max(level) AS level, max(undo_until) AS undoUntil
     FROM notification WHERE bulk IS NOT NULL
       AND bulk IN (SELECT bulk FROM leaving WHERE bulk IS NOT NULL UNION SELECT value FROM json_each(?))
     GROUP BY bulk`,
    ),
  };
}
