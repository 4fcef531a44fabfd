/** The first step of the schema (see migrations.ts). */
export const firstSchema = `
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
`;
