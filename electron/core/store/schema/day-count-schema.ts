/**
 * A step of the schema (see migrations.ts): how many events there are by local day, kind, action and whether they are
 * derived, so that the feed and its chart need not count them. New events are added by the writer, a group at a time; all
 * other changes of events are followed by triggers, and so cannot be missed.
 */
export const dayCountSchema = `
  -- day: the start of the local day, epoch ms. rows: those with a row of their own in a folded list.
  CREATE TABLE day_count (
    day INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    action INTEGER NOT NULL,
    derived INTEGER NOT NULL,
    events INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    PRIMARY KEY (day, subject, action, derived)
  ) STRICT, WITHOUT ROWID;

  -- zone: what these days depend on (local-days.ts). since: events from this time (ns) on are counted, none while it is
  -- null; the others of a database from before this step, or of another zone, are counted bit by bit (day-counting.ts).
  CREATE TABLE day_count_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    zone TEXT NOT NULL,
    since INTEGER
  ) STRICT;
  INSERT INTO day_count_state (id, zone, since) VALUES (1, '', NULL);

  -- The day of a counted event has at least this event, so it is the last one that began before it.
  CREATE TRIGGER day_count_changed AFTER UPDATE OF read, burst, derived ON event
    WHEN new.time >= (SELECT since FROM day_count_state) AND (new.read <> old.read OR new.derived <> old.derived
      OR (new.burst IS NULL) <> (old.burst IS NULL))
  BEGIN
    UPDATE day_count SET events = events - 1, rows = rows - (old.burst IS NULL), unread = unread - (old.read = 0)
      WHERE day = (SELECT max(day) FROM day_count WHERE day <= old.time / 1000000)
        AND subject = old.subject AND action = old.action AND derived = old.derived;
    INSERT INTO day_count (day, subject, action, derived, events, rows, unread)
      VALUES ((SELECT max(day) FROM day_count WHERE day <= new.time / 1000000), new.subject, new.action, new.derived,
        1, new.burst IS NULL, new.read = 0)
      ON CONFLICT DO UPDATE SET events = events + 1, rows = rows + excluded.rows, unread = unread + excluded.unread;
  END;
  CREATE TRIGGER day_count_removed AFTER DELETE ON event
    WHEN old.time >= (SELECT since FROM day_count_state)
  BEGIN
    UPDATE day_count SET events = events - 1, rows = rows - (old.burst IS NULL), unread = unread - (old.read = 0)
      WHERE day = (SELECT max(day) FROM day_count WHERE day <= old.time / 1000000)
        AND subject = old.subject AND action = old.action AND derived = old.derived;
  END;
`;
