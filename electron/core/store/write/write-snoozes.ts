import type { Alert } from '../../model/alert.ts';
import { inboxKinds } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { bannerPutting } from './write-banners.ts';
import { readMarking } from './write-marks.ts';

/** What has come back, or is due to. */
export interface DueSnoozes {
  events: number[];
  notifications: string[];
  /** How many of the notifications are requests for access. */
  requests: number;
}

/** A notification that was snoozed in a database that was lost. */
export interface LostSnooze {
  notification: string;
  until: number;
}

/** What a person put aside until a time (epoch ms): while it is snoozed, an event is read and a notification is not open. */
export function snoozeWriter(db: Database) {
  const ends = snoozeEnds(db);
  const next = db.prepare('SELECT min(until) AS at FROM snooze INDEXED BY snooze_until WHERE back IS NULL');
  const lost = db.prepare('INSERT OR IGNORE INTO snooze (notification, until, since) VALUES (?, ?, ?)');

  return {
    ...snoozeBeginnings(db),
    ...snoozeReturns(db),
    /** Ends snoozes before their time, without a banner. Returns how many were ended. */
    endSnoozes: (events: readonly number[], notifications: readonly string[]): number =>
      transaction(db, () => ends.of(events, notifications)),
    /** Takes back what was snoozed at a moment; what had been snoozed before has its earlier time again. Returns how many. */
    undoSnooze: (since: number): number => transaction(db, () => ends.since(since)),
    /** When the next one comes back, epoch ms; null if nothing is snoozed. */
    nextSnooze: (): number | null => (next.get() as { at: number | null }).at,
    /** Snoozes what a lost database had snoozed, as soon as the server tells of it again. */
    keepSnoozes(list: readonly LostSnooze[], now: number): void {
      transaction(db, () => {
        for (const { notification, until } of list) lost.run(notification, until, now);
      });
    },
  };
}

/** Snoozing, also what is snoozed already: it has another time then. */
function snoozeBeginnings(db: Database) {
  const mark = readMarking(db);
  const again = `DO UPDATE SET before = iif(back IS NULL, until, NULL), until = excluded.until, since = excluded.since,
    unread = iif(back IS NULL, unread, excluded.unread), back = NULL`;
  const event = db.prepare(
    `INSERT INTO snooze (event, until, since, unread) SELECT id, ?, ?, 1 - read FROM event WHERE id = ?
     ON CONFLICT (event) ${again}`,
  );
  const notification = db.prepare(
    `INSERT INTO snooze (notification, until, since)
     SELECT id, ?, ? FROM notification WHERE id = ? AND state IN ('open', 'failed', 'snoozed')
     ON CONFLICT (notification) ${again}`,
  );
  const leave = db.prepare(
    `UPDATE notification SET reason = iif(state = 'failed', NULL, reason), bulk = NULL, state = 'snoozed'
     WHERE id = ? AND state IN ('open', 'failed')`,
  );
  return {
    /** Returns how many events were snoozed. */
    snoozeEvents(ids: readonly number[], until: number, now: number): number {
      return transaction(db, () => {
        const count = ids.reduce((sum, id) => sum + Number(event.run(until, now, id).changes), 0);
        mark(ids, true);
        return count;
      });
    },
    /** Returns how many notifications were snoozed: those that wait for the person. */
    snoozeNotifications(ids: readonly string[], until: number, now: number): number {
      return transaction(db, () => {
        let count = 0;
        for (const id of ids) {
          count += Number(notification.run(until, now, id).changes);
          leave.run(id);
        }
        return count;
      });
    },
  };
}

/** Snoozes that end before their time. */
function snoozeEnds(db: Database) {
  const mark = readMarking(db);
  const dropEvent = db.prepare('DELETE FROM snooze WHERE event = ? AND back IS NULL RETURNING unread');
  const dropNotification = db.prepare('DELETE FROM snooze WHERE notification = ? AND back IS NULL');
  const open = db.prepare("UPDATE notification SET state = 'open' WHERE id = ? AND state = 'snoozed'");
  const earlier = db.prepare(
    'UPDATE snooze SET until = before, before = NULL WHERE since = ? AND back IS NULL AND before IS NOT NULL',
  );
  const made = db.prepare('SELECT event, notification, before FROM snooze WHERE since = ? AND back IS NULL');

  function of(events: readonly number[], notifications: readonly string[]): number {
    let count = 0;
    const unread: number[] = [];
    for (const id of events) {
      const row = dropEvent.get(id) as { unread: number } | undefined;
      if (row === undefined) continue;
      count++;
      if (row.unread === 1) unread.push(id);
    }
    mark(unread, false);
    for (const id of notifications) {
      count += Number(dropNotification.run(id).changes);
      open.run(id);
    }
    return count;
  }
  function since(moment: number): number {
    const rows = made.all(moment) as Snooze[];
    const fresh = rows.filter(({ before }) => before === null);
    of(
      fresh.flatMap(({ event }) => event ?? []),
      fresh.flatMap(({ notification }) => notification ?? []),
    );
    earlier.run(moment);
    return rows.length;
  }
  return { of, since };
}

interface Snooze {
  event: number | null;
  notification: string | null;
  before: number | null;
}

/** Reading what is due. */
function readDue(db: Database) {
  // What was settled meanwhile, here or elsewhere, does not come back.
  const dropGone = db.prepare(
    `DELETE FROM snooze WHERE back IS NULL AND until <= ? AND iif(notification IS NULL,
       NOT EXISTS (SELECT 1 FROM event WHERE event.id = snooze.event),
       NOT EXISTS (SELECT 1 FROM notification n WHERE n.id = snooze.notification AND n.state = 'snoozed'))`,
  );
  const events = db.prepare(
    'SELECT event FROM snooze WHERE back IS NULL AND until <= ? AND event IS NOT NULL ORDER BY until, id',
  );
  const notifications = db.prepare(
    `SELECT n.id, n.kind FROM snooze z JOIN notification n ON n.id = z.notification
     WHERE z.back IS NULL AND z.until <= ? ORDER BY z.until, z.id`,
  );
  const request = inboxKinds['access-requested'].code;

  function due(now: number): DueSnoozes {
    const found = notifications.all(now) as { id: string; kind: number }[];
    return {
      events: (events.all(now) as { event: number }[]).map(({ event }) => event),
      notifications: found.map(({ id }) => id),
      requests: found.filter(({ kind }) => kind === request).length,
    };
  }
  return { dropGone, due };
}

/** Bringing back what is due. */
function snoozeReturns(db: Database) {
  const mark = readMarking(db);
  const put = bannerPutting(db);
  const { dropGone, due } = readDue(db);
  const reopen = db.prepare("UPDATE notification SET state = 'open', banner = ? WHERE id = ?");
  const tell = db.prepare('UPDATE event SET banner = ? WHERE id = ?');
  const end = db.prepare('UPDATE snooze SET back = ? WHERE back IS NULL AND until <= ?');
  const gather = db.prepare('UPDATE banner SET summary = ? WHERE id = ?');

  return {
    /** Returns what is due (epoch ms), in the order of its times. */
    dueSnoozes: (now: number): DueSnoozes =>
      transaction(db, () => {
        dropGone.run(now);
        return due(now);
      }),
    /**
     * Brings back what is due: events become unread, notifications open, and the banner that tells of them is written down, all
     * in one transaction, so that each comes back with one banner whatever happens.
     *
     * @param expected what the alert tells of. @returns the number of the banner; null if something else is due by now.
     */
    bringBack(expected: DueSnoozes, alert: Alert, now: number): number | null {
      return transaction(db, () => {
        dropGone.run(now);
        if (JSON.stringify(due(now)) !== JSON.stringify(expected)) return null;
        const banner = put(alert, now);
        // Several are found by the time at which they came back together.
        if (alert.about.is === 'back') gather.run(now, banner);
        mark(expected.events, false);
        for (const id of expected.events) tell.run(banner, id);
        for (const id of expected.notifications) reopen.run(banner, id);
        end.run(now, now);
        return banner;
      });
    },
  };
}
