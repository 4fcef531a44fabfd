import type { Ruled } from '../../model/banner.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** A personal notification as the server returned it. */
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

const columns = [
  'id',
  'kind',
  'time',
  'message',
  'userId',
  'userName',
  'resourceId',
  'resourceName',
] as const satisfies (keyof FetchedNotification)[];

/** A list is saved in steps of this many: each statement that triggers follow keeps a journal of its own. */
const STEP = 5_000;

/** Returns a list in steps, as JSON. */
const inSteps = (list: readonly unknown[]): string[] =>
  Array.from({ length: Math.ceil(list.length / STEP) }, (_, n) =>
    JSON.stringify(list.slice(n * STEP, (n + 1) * STEP)),
  );

/** What was decided about a notification. */
export interface NotificationDecision extends Ruled {
  id: string;
}

/** The inbox as the server has it. */
export function notificationWriter(db: Database) {
  const { insert, reopen, settleElsewhere, open, decide, totals } = statements(db);

  return {
    /**
     * Saves the complete list of the server. New notifications are added; those that were acknowledged here stay
     * acknowledged, whatever the list says; open ones that are missing were settled elsewhere, and are opened again if a
     * later list has them.
     * @returns the ids of new ones.
     */
    putNotifications(list: readonly FetchedNotification[], now: number): string[] {
      return transaction(db, () => {
        // What waits already stays as it is: mostly that is the whole list.
        const waits = new Set((open.all() as { id: string }[]).map(({ id }) => id));
        const others = list.filter(({ id }) => !waits.has(id));
        for (const ids of inSteps(others.map(({ id }) => id))) reopen.run(ids);
        // Lists of fields: SQLite takes twice as long to look for their names.
        const fresh = inSteps(others.map((one) => columns.map((column) => one[column]))).flatMap(
          (rows) => insert.all(rows) as { id: string }[],
        );
        for (const { id } of list) waits.delete(id);
        for (const ids of inSteps([...waits])) settleElsewhere.run(now, ids);
        return fresh.map(({ id }) => id);
      });
    },
    /** Stores what was decided about notifications; returns those about which nothing was decided before. */
    decideNotifications(list: readonly NotificationDecision[]): string[] {
      return transaction(db, () =>
        list.flatMap(({ id, alert, rule }) => (Number(decide.run(alert, rule, id).changes) > 0 ? id : [])),
      );
    },
    inboxTotals(): { open: number; leaving: number } {
      return totals.get() as { open: number; leaving: number };
    },
  };
}

/** The state of a notification that waits for the person, whose id is this SQL: it may be snoozed. */
export const waiting = (id: string): string =>
  `iif(EXISTS (SELECT 1 FROM snooze z WHERE z.notification = ${id} AND z.back IS NULL), 'snoozed', 'open')`;

function statements(db: Database) {
  return {
    insert: db.prepare(
      `INSERT INTO notification (id, kind, time, message, user_id, user_name, resource_id, resource_name, state)
     SELECT ${columns.map((_, n) => `f.value ->> ${n}`).join(', ')}, ${waiting(`(f.value ->> ${columns.indexOf('id')})`)}
     FROM json_each(?) f WHERE 1 ON CONFLICT (id) DO NOTHING RETURNING id`,
    ),
    reopen: db.prepare(
      `UPDATE notification SET state = ${waiting('notification.id')}, settled_at = NULL, reason = NULL
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'settled' AND reason = 'elsewhere'`,
    ),
    settleElsewhere: db.prepare(
      `UPDATE notification SET state = 'settled', settled_at = ?, reason = 'elsewhere', bulk = NULL
     WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('open', 'failed', 'snoozed')`,
    ),
    open: db.prepare('SELECT id FROM notification WHERE listed IS NOT NULL'),
    decide: db.prepare(
      'UPDATE notification SET alerted = 1, alert = ?, rule = ? WHERE id = ? AND alerted = 0',
    ),
    // Each counts one part of an index; together they would read every row.
    totals: db.prepare(
      `SELECT (SELECT count(*) FROM notification INDEXED BY notification_list WHERE listed = 'open') AS open,
       (SELECT count(*) FROM notification WHERE state = 'leaving') AS leaving`,
    ),
  };
}
