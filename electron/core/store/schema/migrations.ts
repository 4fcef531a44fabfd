/**
 * The schema of an account's database, as numbered steps: step n takes a database from version n to n+1. A step that
 * was released never changes; a change of the schema is a new step.
 *
 * Times of events are nanoseconds since the epoch (they fit a signed 64-bit integer until 2262), all other times are
 * milliseconds. Sequences are unsigned on the server and kept as the signed integer with the same bits.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    target_kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    resource_kind TEXT,
    subresources INTEGER NOT NULL,
    start_from TEXT NOT NULL,
    start_value TEXT,
    consumer TEXT,
    paused INTEGER NOT NULL DEFAULT 0,
    muted INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0,
    acked INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    last_seq INTEGER,
    checkpoint_time INTEGER,
    removed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE subscription_history (
    subscription INTEGER NOT NULL REFERENCES subscription(id),
    at INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX subscription_history_by ON subscription_history(subscription, at);

  -- Consumers that still have to be deleted on the server.
  CREATE TABLE removal (consumer TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- A stream whose sequences started over is a new epoch of it.
  CREATE TABLE epoch (
    id INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_time INTEGER NOT NULL,
    UNIQUE (stream, number)
  ) STRICT;

  CREATE TABLE resource (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL DEFAULT '[]',
    parent TEXT,
    size INTEGER,
    permission TEXT,
    status TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER,
    wanted INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX resource_wanted ON resource(key) WHERE wanted = 1;
  CREATE VIRTUAL TABLE resource_text USING fts5(id, name, title, path, tokenize = 'trigram');

  CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    epoch INTEGER NOT NULL REFERENCES epoch(id),
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    action INTEGER NOT NULL,
    resource INTEGER REFERENCES resource(key),
    checksum TEXT NOT NULL DEFAULT '',
    text TEXT,
    delivered INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    alert TEXT NOT NULL,
    UNIQUE (epoch, seq)
  ) STRICT;
  CREATE INDEX event_feed ON event(time DESC, id DESC, subject, action, read, resource);
  CREATE INDEX event_unread ON event(time DESC, id DESC) WHERE read = 0;
  CREATE INDEX event_resource ON event(resource, time DESC);

  CREATE TABLE event_subscription (
    subscription INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (subscription, event)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_subscription_by_event ON event_subscription(event, subscription);

  -- Acks that the server has not taken yet. bad: why one was set aside.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription INTEGER NOT NULL,
    reply TEXT NOT NULL,
    salt TEXT NOT NULL,
    hmac TEXT NOT NULL,
    bad TEXT
  ) STRICT;

  CREATE TABLE notification (
    id TEXT PRIMARY KEY,
    kind INTEGER NOT NULL,
    time INTEGER NOT NULL,
    message TEXT NOT NULL,
    user_id TEXT,
    user_name TEXT,
    resource_id TEXT,
    resource_name TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    bulk TEXT,
    undo_until INTEGER,
    sending INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    settled_at INTEGER,
    alerted INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX notification_list ON notification(state, time DESC);
  CREATE INDEX notification_bulk ON notification(bulk) WHERE bulk IS NOT NULL;

  CREATE TABLE totals (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO totals (name, value) VALUES ('events', 0), ('unread', 0), ('redelivered', 0);
  `,
  `
  -- Which event an ack is for: retention keeps its hands off until the server has taken it.
  ALTER TABLE outbox ADD COLUMN event INTEGER;
  `,
  `
  -- The events of a burst but one name that one, its head, in burst: they can be folded into its row.
  ALTER TABLE event ADD COLUMN burst INTEGER;
  CREATE INDEX event_burst ON event(burst, time DESC) WHERE burst IS NOT NULL;
  -- Ascending, as events come: new entries go to the end.
  DROP INDEX event_feed;
  CREATE INDEX event_feed ON event(time, id, subject, action, read, resource, burst);
  DROP INDEX event_unread;
  CREATE INDEX event_unread ON event(time, id) WHERE read = 0;

  -- Events that joined a burst after they were stored: who has counted rows before goes on from there.
  CREATE TABLE fold (id INTEGER PRIMARY KEY AUTOINCREMENT, event INTEGER NOT NULL) STRICT;
  `,
  `
  -- What a person calls a subscription, its icon, and which of its events raise banners (all, important).
  ALTER TABLE subscription ADD COLUMN label TEXT;
  ALTER TABLE subscription ADD COLUMN icon TEXT;
  ALTER TABLE subscription ADD COLUMN alerts TEXT NOT NULL DEFAULT 'all';
  -- Its consumer is one that was there already, perhaps somebody else's.
  ALTER TABLE subscription ADD COLUMN taken_over INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Every consumer at the server that this account reads or has read, but those in removal, which only wait to be deleted.
  -- role: record (read by batch), live (it has a stream), retired (its stream ended), witness (the record of a removed
  -- subscription, kept while consumers of that subscription are retired). readers: how many readers its streams may have
  -- left at the server, which is never told that they ended. mark: server time (ns) up to which events prove nothing about
  -- them. released: an event after that has come, so that the readers end one after the other.
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

  -- Consumers from before were read by streams, nobody counted how many.
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

  -- What an event about oneself (subject 5) was about, as JSON; null until it is looked up. Of older ones it cannot be told.
  ALTER TABLE event ADD COLUMN detail TEXT;
  UPDATE event SET detail = '{"is":"unknown"}' WHERE subject = 5;
  CREATE INDEX event_unexplained ON event(time) WHERE subject = 5 AND detail IS NULL;
  `,
  `
  -- Deliveries with an identity of their own that are one event with another one (write-events.ts).
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
  -- Of the unread events of a subscription and of all, those that are derived.
  ALTER TABLE subscription ADD COLUMN unread_derived INTEGER NOT NULL DEFAULT 0;
  INSERT INTO totals (name, value) VALUES ('unread-derived', 0);

  -- How many rows an event takes off or adds that changed after it was stored: in a folded list that shows derived events,
  -- and in one that hides them, with how many events there are fewer then.
  ALTER TABLE fold ADD COLUMN rows INTEGER NOT NULL DEFAULT -1;
  ALTER TABLE fold ADD COLUMN visible_rows INTEGER NOT NULL DEFAULT -1;
  ALTER TABLE fold ADD COLUMN visible_events INTEGER NOT NULL DEFAULT 0;

  -- deletion: the event that tells of it (0: it was known to be deleted before that was kept). look: the server time (ns) of
  -- the first update after which it was not asked yet what became of the resources inside, look_last that of the last.
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
];
