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
        const fresh: string[] = [];
        for (let n = 0; n < list.length; n += STEP) {
          const step = JSON.stringify(list.slice(n, n + STEP));
          reopen.run(step);
          for (const { id } of insert.all(step) as { id: string }[]) fresh.push(id);
        }
        const present = new Set(list.map(({ id }) => id));
        for (const { id } of open.all() as { id: string }[]) {
          if (!present.has(id)) settleElsewhere.run(now, id);
        }
        return fresh;
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
     SELECT ${columns.map((column) => `f.value ->> '${column}'`).join(', ')}, ${waiting("(f.value ->> 'id')")}
     FROM json_each(?) f WHERE 1 ON CONFLICT (id) DO NOTHING RETURNING id`,
    ),
    reopen: db.prepare(
      `UPDATE notification SET state = ${waiting('notification.id')}, settled_at = NULL, reason = NULL
     WHERE id IN (SELECT f.value ->> 'id' FROM json_each(?) f) AND state = 'settled' AND reason = 'elsewhere'`,
    ),
    settleElsewhere: db.prepare(
      `UPDATE notification SET state = 'settled', settled_at = ?, reason = 'elsewhere', bulk = NULL
     WHERE id = ? AND state IN ('open', 'failed', 'snoozed')`,
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
