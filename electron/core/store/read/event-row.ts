import { actionByCode } from '../../model/actions.ts';
import { announcementKindByCode } from '../../model/announcement.ts';
import { type EventRow, partsOf } from '../../model/event.ts';
import { readStoredText } from '../../model/stand-in.ts';
import { subjectByCode } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import { snoozeOf } from './joined-snooze.ts';
import type { personalReader } from './read-personal.ts';

/** An event as it is stored, with its resource. */
interface Stored {
  id: number;
  time: number;
  subject: number;
  action: number;
  resourceId: string | null;
  name: string | null;
  path: string | null;
  /** Of what was deleted before its own path was known: the path of what it was watched with. */
  place: string | null;
  text: string | null;
  read: number;
  subscriptions: string;
  detail: string | null;
  twins: number;
  derived: number;
  announcementKind: number | null;
  teaser: string | null;
  until: number | null;
  back: number | null;
  isStarred: number;
}

/** The innermost watched resource that an event came from, with its path, where nothing else tells the place. */
const placeOf = (schema: string) => `
  CASE WHEN r.name = '' AND r.path = '[]' THEN (
    SELECT json_insert(p.path, '$[#]', p.name) FROM ${schema}.event_subscription s
      JOIN ${schema}.subscription w ON w.id = s.subscription JOIN ${schema}.resource p ON p.id = w.target_id
    WHERE s.event = e.id AND p.name <> '' AND p.id <> r.id ORDER BY json_array_length(p.path) DESC LIMIT 1) END`;

const columns = (schema: string) => `
  SELECT e.id, e.time / 1000000 AS time, e.subject, e.action, r.id AS resourceId, r.name, r.path, e.text, e.read, e.detail, e.twins, e.derived, ${placeOf(schema)} AS place,
    a.kind AS announcementKind, a.teaser, z.until, z.back,
    EXISTS (SELECT 1 FROM ${schema}.event_star t WHERE t.event = e.id) AS isStarred,
    (SELECT group_concat(s.subscription) FROM ${schema}.event_subscription s WHERE s.event = e.id) AS subscriptions
  FROM ${schema}.event e LEFT JOIN ${schema}.resource r ON r.key = e.resource
    LEFT JOIN ${schema}.announcement a ON a.event = e.id LEFT JOIN ${schema}.snooze z ON z.event = e.id`;

function toRow(account: string, row: Stored): EventRow {
  return {
    account,
    id: row.id,
    time: row.time,
    action: actionByCode(row.action),
    subject: subjectByCode(row.subject),
    resourceId: row.resourceId,
    name: row.name,
    path: JSON.parse(row.place ?? row.path ?? '[]') as string[],
    ...readStoredText(row.text),
    ...(row.announcementKind !== null && {
      announcement: { kind: announcementKindByCode(row.announcementKind), teaser: row.teaser ?? '' },
    }),
    read: row.read === 1,
    subscriptions: row.subscriptions === null ? [] : row.subscriptions.split(','),
    ...partsOf(actionByCode(row.action), row.twins + 1, row.derived === 1),
    ...snoozeOf(row),
    ...(row.isStarred === 1 && { starred: true as const }),
  };
}

/** Returns rows by the ids of their events, complete with what is known about events about the user. */
export function rowReader(db: Database, personal: ReturnType<typeof personalReader>) {
  return (account: string, schema: string, ids: number[]): Map<number, EventRow> => {
    const found = db
      .prepare(`${columns(schema)} WHERE e.id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids)) as unknown as Stored[];
    const made = found.map((stored) => ({ row: toRow(account, stored), detail: stored.detail }));
    personal.fill(schema, made);
    return new Map(made.map(({ row }) => [row.id, row]));
  };
}

/** Returns the newest events of a resource (its key), at most `limit`. */
export function recentRows(
  db: Database,
  account: string,
  schema: string,
  resource: bigint,
  limit: number,
): EventRow[] {
  const found = db
    .prepare(`${columns(schema)} WHERE e.resource = ? ORDER BY e.time DESC, e.id DESC LIMIT ?`)
    .all(resource, limit) as unknown as Stored[];
  return found.map((stored) => toRow(account, stored));
}
