import { firstSchema } from './first-schema.ts';
import { laterMigrations } from './later-migrations.ts';

/**
 * The schema of an account's database, as numbered steps: step n takes a database from version n to n+1. A step that
 * was released never changes; a change of the schema is a new step, at the end of `laterMigrations`.
 *
 * Times of events are nanoseconds since the epoch (they fit a signed 64-bit integer until 2262), all other times are
 * milliseconds. Sequences are unsigned on the server and kept as the signed integer with the same bits.
 */
export const migrations: readonly string[] = [
  firstSchema,
  `
  -- The event that an ack is for: retention keeps it until the server has taken the ack.
  ALTER TABLE outbox ADD COLUMN event INTEGER;
  `,
  `
  -- The head of the burst that an event belongs to, into whose row it can be folded; null for the head itself.
  ALTER TABLE event ADD COLUMN burst INTEGER;
  CREATE INDEX event_burst ON event(burst, time DESC) WHERE burst IS NOT NULL;
  -- Ascending, as events arrive: new entries are added at the end.
  DROP INDEX event_feed;
  CREATE INDEX event_feed ON event(time, id, subject, action, read, resource, burst);
  DROP INDEX event_unread;
  CREATE INDEX event_unread ON event(time, id) WHERE read = 0;

  -- Events that joined a burst after they were stored, so that readers can update the rows they counted before.
  CREATE TABLE fold (id INTEGER PRIMARY KEY AUTOINCREMENT, event INTEGER NOT NULL) STRICT;
  `,
  `
  -- What a person calls a subscription, its icon, and which of its events raise banners (all, important).
  ALTER TABLE subscription ADD COLUMN label TEXT;
  ALTER TABLE subscription ADD COLUMN icon TEXT;
  ALTER TABLE subscription ADD COLUMN alerts TEXT NOT NULL DEFAULT 'all';
  -- Whether its consumer existed before, perhaps as somebody else's.
  ALTER TABLE subscription ADD COLUMN taken_over INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Every consumer at the server that this account reads or has read, except those in removal, which only wait to be deleted.
  -- role: record (read by batch), live (it has a stream), retired (its stream ended), witness (the record of a removed
  -- subscription, kept while consumers of that subscription are retired). readers: how many readers its streams may have
  -- left at the server, which does not tell when they end. mark: server time (ns) up to which events prove nothing about
  -- them. released: an event after that has arrived, so that the readers end one after the other.
  CREATE TABLE consumer (
    id TEXT PRIMARY KEY,
    subscription INTEGER NOT NULL,
    role TEXT NOT NULL,
    readers INTEGER NOT NULL,
    since INTEGER NOT NULL,
    mark INTEGER,
    released INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX consumer_by_subscription ON consumer(subscription);

  -- Earlier consumers were read by streams, whose number was not counted.
  INSERT OR IGNORE INTO consumer (id, subscription, role, readers, since)
    SELECT consumer, id, 'retired', 20, created_at FROM subscription WHERE consumer IS NOT NULL AND taken_over = 0;
  INSERT OR IGNORE INTO consumer (id, subscription, role, readers, since)
    SELECT consumer, 0, 'retired', 20, since FROM removal;
  DELETE FROM removal;
  UPDATE subscription SET consumer = NULL WHERE taken_over = 0;
  `,
  `
  -- What the server last said the account may do, and digests of its profile and its tokens.
  CREATE TABLE permission (
    resource TEXT PRIMARY KEY,
    kind INTEGER NOT NULL,
    level TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    profile TEXT NOT NULL,
    tokens TEXT NOT NULL
  ) STRICT;

  -- What an event about the user (subject 5) was about, as JSON; null until it is looked up. Unknown for older events.
  ALTER TABLE event ADD COLUMN detail TEXT;
  UPDATE event SET detail = '{"is":"unknown"}' WHERE subject = 5;
  CREATE INDEX event_unexplained ON event(time) WHERE subject = 5 AND detail IS NULL;
  `,
  `
  -- Deliveries with an identity of their own that are further parts of an event (twins.ts).
  CREATE TABLE twin (
    epoch INTEGER NOT NULL REFERENCES epoch(id),
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (epoch, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX twin_event ON twin(event);
  ALTER TABLE event ADD COLUMN twins INTEGER NOT NULL DEFAULT 0;

  -- derived: an update of a resource that only follows from a creation or deletion inside it. parent: of a creation or
  -- deletion, what it happened inside (a key of resource).
  ALTER TABLE event ADD COLUMN derived INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE event ADD COLUMN parent INTEGER;
  CREATE INDEX event_inside ON event(parent, time) WHERE parent IS NOT NULL;
  DROP INDEX event_feed;
  CREATE INDEX event_feed ON event(time, id, subject, action, read, resource, burst, derived);
  DROP INDEX event_unread;
  CREATE INDEX event_unread ON event(time, id, derived) WHERE read = 0;
  -- The number of unread events that are derived, by subscription and in total.
  ALTER TABLE subscription ADD COLUMN unread_derived INTEGER NOT NULL DEFAULT 0;
  INSERT INTO totals (name, value) VALUES ('unread-derived', 0);

  -- How the number of rows changes with an event that changed after it was stored: in a folded list that shows derived
  -- events, and in one that hides them, with the change of its number of events.
  ALTER TABLE fold ADD COLUMN rows INTEGER NOT NULL DEFAULT -1;
  ALTER TABLE fold ADD COLUMN visible_rows INTEGER NOT NULL DEFAULT -1;
  ALTER TABLE fold ADD COLUMN visible_events INTEGER NOT NULL DEFAULT 0;

  -- deletion: the event that tells of it (0: it was known to be deleted before this column existed). look, look_last: the
  -- server times (ns) of the first and the last update after which the resources inside were not checked yet.
  ALTER TABLE resource ADD COLUMN deletion INTEGER;
  ALTER TABLE resource ADD COLUMN look INTEGER;
  ALTER TABLE resource ADD COLUMN look_last INTEGER;
  UPDATE resource SET deletion =
    coalesce((SELECT min(id) FROM event WHERE event.resource = resource.key AND event.action = 4), 0) WHERE deleted = 1;
  CREATE INDEX resource_look ON resource(look_last) WHERE look IS NOT NULL;
  CREATE INDEX resource_untold ON resource(key) WHERE status = 'deleted' AND deletion IS NULL;
  CREATE INDEX resource_inside ON resource(parent) WHERE parent IS NOT NULL;
  CREATE INDEX resource_inside_asked ON resource(parent, asked_at) WHERE parent IS NOT NULL;
  `,
  // Sentences are composed when they are shown, in the language of the screens: stored are codes. Those of earlier
  // versions keep their text.
  `
  UPDATE subscription_history SET text = CASE text
    WHEN 'The server had lost this subscription. It was set up again; nothing is missing.'
      THEN '{"code":"set-up-again"}'
    WHEN 'The network lets streams through again. Events come in as they happen.'
      THEN '{"code":"streams-work-again"}'
    WHEN 'The network holds streams back or cuts them. Events are fetched from time to time.'
      THEN '{"code":"fetched-from-time-to-time"}'
    ELSE json_object('code', 'earlier-text', 'text', text) END;
  UPDATE notification SET reason =
    json_object('kind', 'server', 'code', 'earlier-text', 'args', json_object('text', reason))
    WHERE reason IS NOT NULL AND reason <> 'elsewhere';

  -- What is sent next of a hundred thousand acknowledgements is found without sorting all of them.
  CREATE INDEX notification_leaving ON notification(state, undo_until, id);
  `,
  // Text from others that an earlier version stored is cleaned as it is today. A name of which nothing is left is the id; a
  // text that begins with char(1) is a stand-in (stand-in.ts), not somebody's.
  `
  UPDATE resource SET name = coalesce(nullif(clean_text(name), ''), id) WHERE name <> clean_text(name);
  UPDATE resource SET title = clean_text(title) WHERE title <> clean_text(title);
  UPDATE resource SET description = clean_text(description) WHERE description <> clean_text(description);
  UPDATE resource SET path = clean_text(path) WHERE path <> clean_text(path);
  UPDATE resource_text SET name = (SELECT name FROM resource WHERE key = resource_text.rowid),
      title = clean_text(title), path = clean_text(path)
    WHERE name <> clean_text(name) OR title <> clean_text(title) OR path <> clean_text(path);
  UPDATE event SET text = clean_text(text)
    WHERE text IS NOT NULL AND substr(text, 1, 1) <> char(1) AND text <> clean_text(text);
  UPDATE notification SET message = clean_text(message) WHERE message <> clean_text(message);
  UPDATE notification SET user_name = clean_text(user_name) WHERE user_name <> clean_text(user_name);
  UPDATE notification SET resource_name = clean_text(resource_name) WHERE resource_name <> clean_text(resource_name);
  UPDATE subscription SET label = nullif(clean_text(label), '') WHERE label <> clean_text(label);
  `,
  `
  -- What was decided about an event or a notification (alert), by which rule, and the banner that told of it. Events of
  -- before this step with a banner due have 'raised'; what became of it was not noted. Notifications have no decision.
  ALTER TABLE event ADD COLUMN rule TEXT;
  ALTER TABLE event ADD COLUMN banner INTEGER;
  CREATE INDEX event_banner ON event(banner) WHERE banner IS NOT NULL;
  CREATE INDEX event_untold ON event(id) WHERE alert IN ('urgent', 'banner', 'waiting') AND banner IS NULL;
  ALTER TABLE notification ADD COLUMN alert TEXT;
  ALTER TABLE notification ADD COLUMN rule TEXT;
  ALTER TABLE notification ADD COLUMN banner INTEGER;
  CREATE INDEX notification_banner ON notification(banner) WHERE banner IS NOT NULL;

  -- Banners, each written before it is shown. about: what it says, as codes and names (JSON). first_event, last_event: of a
  -- banner about a backlog, the ids between which it tells of each event with alert = 'backlog'. outcome: what became of it
  -- (banner.ts), with how and until when it is held, or what the system said.
  CREATE TABLE banner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    about TEXT NOT NULL,
    rule TEXT,
    first_event INTEGER,
    last_event INTEGER,
    outcome TEXT NOT NULL,
    held_by TEXT,
    until INTEGER,
    error TEXT,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX banner_key ON banner(key, id);
  CREATE INDEX banner_outcome ON banner(outcome, id);
  CREATE INDEX banner_backlog ON banner(last_event) WHERE last_event IS NOT NULL;
  `,
  // A million notifications: pages and counts come from the index alone, in the order of the list, whatever kind is asked for.
  // Only what is on its way is in the indexes of what is on its way.
  `
  DROP INDEX notification_list;
  CREATE INDEX notification_list ON notification(state, time DESC, id DESC, kind);
  CREATE INDEX notification_history ON notification(settled_at DESC, id DESC, kind) WHERE state = 'settled';
  DROP INDEX notification_leaving;
  CREATE INDEX notification_leaving ON notification(undo_until, id) WHERE state = 'leaving';
  CREATE INDEX notification_leaving_bulk ON notification(bulk) WHERE state = 'leaving';
  DROP INDEX notification_bulk;
  CREATE INDEX notification_bulk ON notification(bulk, state, undo_until) WHERE bulk IS NOT NULL;
  `,
  `
  -- The summary that told of a banner after it was held: when that was, epoch milliseconds.
  ALTER TABLE banner ADD COLUMN summary INTEGER;
  CREATE INDEX banner_summary ON banner(summary) WHERE summary IS NOT NULL;
  `,
  `
  -- What an announcement says besides its title, which is the text of its event. kind, searched: see announcement.ts.
  CREATE TABLE announcement (
    event INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    teaser TEXT NOT NULL,
    content TEXT NOT NULL,
    author TEXT NOT NULL,
    modified_at INTEGER,
    searched TEXT NOT NULL
  ) STRICT;
  CREATE INDEX announcement_id ON announcement(id);
  -- The subscription to announcements has a checkpoint once all that were there at first have been read.
  UPDATE subscription SET checkpoint_time = created_at * 1000000
    WHERE target_kind = 'announcements' AND last_seq IS NOT NULL AND checkpoint_time IS NULL;
  `,
  ...laterMigrations,
];
