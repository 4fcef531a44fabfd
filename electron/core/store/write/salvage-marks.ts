import type { Database } from '../schema/sqlite.ts';
import type { EventStar } from './awaited-stars.ts';
import { asFarAsReadable, fromDamaged } from './read-damaged.ts';
import type { LostSnooze } from './write-snoozes.ts';
import type { LostStars } from './write-stars.ts';

/** Reads which notifications were snoozed in a damaged database, as far as possible, without changing it. */
export const salvageSnoozes = (path: string): LostSnooze[] =>
  fromDamaged(path, [], (db) =>
    rows(
      db,
      'SELECT notification, until FROM snooze WHERE back IS NULL AND notification IS NOT NULL ORDER BY id',
    ),
  );

/** Reads what had a star in a damaged database, as far as possible, without changing it. */
export const salvageStars = (path: string): LostStars =>
  fromDamaged(path, { events: [], notifications: [] }, (db) => ({
    events: [...asFarAsReadable(() => starredEvents(db)), ...asFarAsReadable(() => awaitedEvents(db))],
    notifications: rows(db, 'SELECT notification, at FROM notification_star'),
  }));

const rows = <Row>(db: Database, sql: string): Row[] =>
  asFarAsReadable(() => db.prepare(sql).all() as unknown as Row[]);

/** One by one: the events on a damaged page do not take the others with them. */
function starredEvents(db: Database): EventStar[] {
  const named = db.prepare(
    'SELECT p.stream, e.seq, e.time, ? AS at FROM event e JOIN epoch p ON p.id = e.epoch WHERE e.id = ?',
  );
  named.setReadBigInts(true);
  const stars = rows<{ event: number; at: number }>(db, 'SELECT event, at FROM event_star');
  return stars.flatMap(({ event, at }) =>
    asFarAsReadable(() => named.all(at, event) as unknown as EventStar[]),
  );
}

/** Stars that had been saved from an earlier damaged database, and whose events have not come yet. */
function awaitedEvents(db: Database): EventStar[] {
  const waiting = db.prepare('SELECT stream, seq, time, at FROM awaited_star');
  waiting.setReadBigInts(true);
  return waiting.all() as unknown as EventStar[];
}
