import { dayCountSchema } from './day-count-schema.ts';
import { placeCountSchema } from './place-count-schema.ts';
import { repeatsSchema } from './repeats-schema.ts';

/** The steps of the schema that follow those in migrations.ts. New ones are added at the end. */
export const laterMigrations: readonly string[] = [
  `
  -- What a person snoozed: an event or a notification, until a time (epoch ms). since: when they did so; before: until when it
  -- was snoozed before that; unread: whether the event was; back: when it came back, null while it is snoozed.
  CREATE TABLE snooze (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER UNIQUE,
    notification TEXT UNIQUE,
    until INTEGER NOT NULL,
    since INTEGER NOT NULL,
    before INTEGER,
    unread INTEGER NOT NULL DEFAULT 0,
    back INTEGER
  ) STRICT;
  CREATE INDEX snooze_until ON snooze(until, event, notification) WHERE back IS NULL;
  CREATE INDEX snooze_back ON snooze(back DESC, notification) WHERE back IS NOT NULL AND notification IS NOT NULL;
  `,
  `
  -- level: the access that is granted with a request, or was. granted: the server has taken the grant. decided_at: when the
  -- person decided, epoch milliseconds; null for what was settled elsewhere, or by an earlier version.
  ALTER TABLE notification ADD COLUMN level TEXT;
  ALTER TABLE notification ADD COLUMN granted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE notification ADD COLUMN decided_at INTEGER;
  DROP INDEX notification_bulk;
  CREATE INDEX notification_bulk ON notification(bulk, state, undo_until, kind, level) WHERE bulk IS NOT NULL;
  `,
  `
  -- What has a star, and since when, epoch milliseconds.
  CREATE TABLE event_star (event INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  CREATE INDEX event_star_at ON event_star(at);
  CREATE TABLE notification_star (notification TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX notification_star_at ON notification_star(at);
  `,
  dayCountSchema,
  `
  -- Resources of which name and contents are still to be read, so that what lives has a name when it is deleted. tree_at: when
  -- that was begun with what a subscription watches, epoch milliseconds.
  CREATE TABLE tree (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  ALTER TABLE subscription ADD COLUMN tree_at INTEGER;
  `,
  repeatsSchema,
  placeCountSchema,
  `
  -- Grows with every change of what texts are looked for in: names, titles and paths of resources, and announcements.
  INSERT INTO totals (name, value) VALUES ('texts', 0);
  `,
  `
  -- position: its place in the order that a person made, null where it was given none. last_event: the time (ns) of its newest
  -- event.
  ALTER TABLE subscription ADD COLUMN position INTEGER;
  ALTER TABLE subscription ADD COLUMN last_event INTEGER;
  UPDATE subscription SET last_event = (SELECT max(e.time) FROM event_subscription s JOIN event e ON e.id = s.event
    WHERE s.subscription = subscription.id) WHERE removed = 0;
  `,
  `
  -- Groups by person say how many of their notifications are requests.
  DROP INDEX notification_person;
  CREATE INDEX notification_person ON notification(user_id, listed, repeated, time DESC, id DESC, kind)
    WHERE listed IS NOT NULL AND user_id IS NOT NULL;
  `,
  `
  -- Stars of events that are still to come, by what the events are on their server: from a database that was lost, or from a
  -- backup. at: since when, epoch milliseconds; time: nanoseconds, 0 where the sequence alone names the event.
  CREATE TABLE awaited_star (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (stream, seq, time)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Bulk decisions that were undone, until all of their notifications are open again. Meanwhile nothing is sent.
  CREATE TABLE undone_bulk (bulk TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
];
