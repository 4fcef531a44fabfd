import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { type EventStar, starAwaiting } from './awaited-stars.ts';

/** What had a star in a database that was lost. */
export interface LostStars {
  events: EventStar[];
  /** `at`: since when, epoch ms. */
  notifications: { notification: string; at: number }[];
}

/** Stars that a person gave to events and notifications. Each function returns how many of them changed. */
export function starWriter(db: Database) {
  const give = db.prepare(
    'INSERT OR IGNORE INTO event_star (event, at) SELECT id, ? FROM event WHERE id = ?',
  );
  const take = db.prepare('DELETE FROM event_star WHERE event = ?');
  const giveNotice = db.prepare(
    'INSERT OR IGNORE INTO notification_star (notification, at) SELECT id, ? FROM notification WHERE id = ?',
  );
  const takeNotice = db.prepare('DELETE FROM notification_star WHERE notification = ?');
  const lost = db.prepare('INSERT OR IGNORE INTO notification_star (notification, at) VALUES (?, ?)');
  const awaitEvent = starAwaiting(db);

  return {
    /** @param now epoch ms. */
    starEvents: (ids: readonly number[], isOn: boolean, now: number): number =>
      transaction(db, () =>
        ids.reduce((sum, id) => sum + Number((isOn ? give.run(now, id) : take.run(id)).changes), 0),
      ),
    starNotifications: (ids: readonly string[], isOn: boolean, now: number): number =>
      transaction(db, () =>
        ids.reduce(
          (sum, id) => sum + Number((isOn ? giveNotice.run(now, id) : takeNotice.run(id)).changes),
          0,
        ),
      ),
    /** Gives events and notifications the stars they had in a lost database, as soon as the server tells of them again. */
    keepStars({ events, notifications }: LostStars): void {
      transaction(db, () => {
        for (const star of events) awaitEvent(star);
        for (const { notification, at } of notifications) lost.run(notification, at);
      });
    },
  };
}
