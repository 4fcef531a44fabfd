import type { Keepsakes } from '../../model/keepsakes.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { starAwaiting } from './awaited-stars.ts';
import { readMarking } from './write-marks.ts';

const THE_EVENT = `FROM event e JOIN epoch p ON p.id = e.epoch
  WHERE p.stream = ? AND e.seq = CAST(? AS INTEGER) AND e.time = CAST(? AS INTEGER)`;

/** Stars and snoozes of a backup. */
export function keepsakeWriter(db: Database) {
  const star = starAwaiting(db);
  const starNotice = db.prepare('INSERT OR IGNORE INTO notification_star (notification, at) VALUES (?, ?)');
  const snooze = db.prepare(
    `INSERT OR IGNORE INTO snooze (event, until, since, unread) SELECT e.id, ?, ?, 1 - e.read ${THE_EVENT}
     RETURNING event`,
  );
  const snoozeNotice = db.prepare(
    'INSERT OR IGNORE INTO snooze (notification, until, since) VALUES (?, ?, ?)',
  );
  const putAside = db.prepare("UPDATE notification SET state = 'snoozed' WHERE id = ? AND state = 'open'");
  const mark = readMarking(db);

  return {
    /**
     * Adds what a backup has and is not here: all of it or nothing. Stars, and what is said of a notification, count as soon as
     * the server tells of it; an event is snoozed if it is stored here. Snoozes whose time has passed are left out.
     */
    takeKeepsakes(kept: Keepsakes, now: number): void {
      transaction(db, () => {
        for (const { stream, sequence, time, at } of kept.starredEvents)
          star({ stream, seq: BigInt(sequence), time: BigInt(time), at: BigInt(at) });
        for (const { notification, at } of kept.starredNotifications) starNotice.run(notification, at);
        const snoozed: number[] = [];
        for (const { stream, sequence, time, until } of kept.snoozedEvents) {
          if (until <= now) continue;
          const row = snooze.get(until, now, stream, sequence, time) as { event: number } | undefined;
          if (row) snoozed.push(row.event);
        }
        mark(snoozed, true);
        for (const { notification, until } of kept.snoozedNotifications) {
          if (until <= now) continue;
          snoozeNotice.run(notification, until, now);
          putAside.run(notification);
        }
      });
    },
  };
}
