/** SQL for requests of the same person for the same resource as the request `of`. Code 1 is a request (inboxKinds). */
const same = (of: string, name: string): string =>
  `${name}.resource_id = ${of}.resource_id AND ${name}.user_id = ${of}.user_id AND ${name}.kind = 1`;

const isRequest = 'NEW.kind = 1 AND NEW.user_id IS NOT NULL AND NEW.resource_id IS NOT NULL';

/** SQL for the other requests in the list of NEW that stand for themselves: before and after a change there is at most one. */
const others = `notification other WHERE ${same('NEW', 'other')} AND other.listed = NEW.listed AND other.repeated = 0
  AND other.id <> NEW.id`;

/** SQL statements that take in NEW: of it and the request that stood for the others, the newer one does now. */
const takeIn = `
  UPDATE notification SET repeated = 1 WHERE id IN (SELECT other.id FROM ${others} AND (other.time, other.id) < (NEW.time, NEW.id));
  UPDATE notification SET repeated = 1 - repeated WHERE id = NEW.id AND repeated <> EXISTS (SELECT 1 FROM ${others});`;

/** SQL for requests in the list that OLD left which it stood for. */
const followers = `notification other WHERE ${same('OLD', 'other')} AND other.listed = OLD.listed AND other.repeated = 1`;

/**
 * The step of the schema (see migrations.ts) that makes one row of the requests of a person for a resource. Triggers keep the
 * marks, so that each of the many ways in which a notification comes, goes and comes back does; they do nothing for one that
 * is alone.
 */
export const repeatsSchema = `
-- listed: the list that it is in while it waits. repeated: a newer request of the same person for the same resource is in that
-- list too, and stands for this one.
ALTER TABLE notification ADD COLUMN listed TEXT GENERATED ALWAYS AS
  (CASE state WHEN 'open' THEN 'open' WHEN 'failed' THEN 'open' WHEN 'snoozed' THEN 'snoozed' END) VIRTUAL;
ALTER TABLE notification ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
CREATE INDEX notification_resource ON notification(resource_id, user_id, kind, listed, repeated, time DESC, id DESC)
  WHERE listed IS NOT NULL AND resource_id IS NOT NULL;
UPDATE notification SET repeated = 1 WHERE kind = 1 AND listed IS NOT NULL AND EXISTS (
  SELECT 1 FROM notification newer WHERE ${same('notification', 'newer')} AND newer.listed = notification.listed
    AND (newer.time, newer.id) > (notification.time, notification.id));
-- Only what waits is in the indexes of what waits.
DROP INDEX notification_list;
CREATE INDEX notification_list ON notification(listed, repeated, time DESC, id DESC, kind) WHERE listed IS NOT NULL;
CREATE INDEX notification_person ON notification(user_id, listed, repeated, time DESC, id DESC)
  WHERE listed IS NOT NULL AND user_id IS NOT NULL;

CREATE TRIGGER notification_new AFTER INSERT ON notification
WHEN ${isRequest} AND NEW.listed IS NOT NULL AND EXISTS (SELECT 1 FROM ${others}) BEGIN ${takeIn}
END;
CREATE TRIGGER notification_goes AFTER UPDATE OF state ON notification
WHEN ${isRequest} AND NEW.listed IS NOT OLD.listed AND OLD.repeated = 0 AND EXISTS (SELECT 1 FROM ${followers}) BEGIN
  -- The newest of those it stood for takes its place.
  UPDATE notification SET repeated = 0 WHERE id = (
    SELECT other.id FROM ${followers} ORDER BY other.time DESC, other.id DESC LIMIT 1);
END;
CREATE TRIGGER notification_comes AFTER UPDATE OF state ON notification
WHEN ${isRequest} AND NEW.listed IS NOT OLD.listed AND NEW.listed IS NOT NULL
  AND (NEW.repeated = 1 OR EXISTS (SELECT 1 FROM ${others})) BEGIN ${takeIn}
END;
`;
