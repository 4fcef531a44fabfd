import type { Burst, EventRef, EventRow, FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';

/** The FROM and WHERE clauses for the events of bursts; the only value is the list of heads as JSON. */
const burstEvents = ({ schema, where }: AccountQuery) =>
  `${schema}.event e NOT INDEXED WHERE e.id IN (
     SELECT value FROM json_each(?1)
     UNION ALL SELECT m.id FROM ${schema}.event m INDEXED BY event_burst WHERE m.burst IN (
       SELECT value FROM json_each(?1))) AND ${where.sql}`;

/** Returns what the rows of heads stand for; heads without other events are left out. */
export function burstsOf(db: Database, part: AccountQuery, heads: readonly number[]): Map<number, Burst> {
  const found = db
    .prepare(
      `SELECT coalesce(e.burst, e.id) AS head, count(*) AS events, sum(e.read = 0) AS unread,
         count(DISTINCT e.resource) AS resources,
         min(e.id IN (SELECT event FROM ${part.schema}.event_star)) AS isStarred FROM ${burstEvents(part)} GROUP BY 1 HAVING count(*) > 1`,
    )
    .all(JSON.stringify(heads), ...part.where.values) as unknown as (Omit<Burst, 'starred' | 'names'> & {
    head: number;
    isStarred: number;
  })[];
  const namesOf = namesReader(db, part);
  return new Map(
    found.map(({ head, isStarred, ...burst }) => [
      head,
      { ...burst, names: namesOf(head), ...(isStarred === 1 && { starred: true }) },
    ]),
  );
}

/** Names of resources besides the head's that a row says. */
const MOST_NAMES = 2;
/** Events that are looked at for them: several can be about the same resource. */
const LOOKED_AT = 12;

/** Returns a function that reads what a burst began with: the first names after that of its head. */
function namesReader(db: Database, { schema, where }: AccountQuery): (head: number) => string[] {
  const read = db.prepare(
    `SELECT r.name FROM ${schema}.event e INDEXED BY event_burst CROSS JOIN ${schema}.resource r ON r.key = e.resource
     WHERE e.burst = ? AND r.name <> '' AND ${where.sql} ORDER BY e.time LIMIT ${LOOKED_AT}`,
  );
  const ofHead = db.prepare(
    `SELECT r.name FROM ${schema}.event e CROSS JOIN ${schema}.resource r ON r.key = e.resource WHERE e.id = ?`,
  );
  return (head) => {
    const own = ofHead.get(head) as { name: string | null } | undefined;
    const found = read.all(head, ...where.values) as { name: string }[];
    const others = new Set(found.map(({ name }) => name).filter((name) => name !== own?.name));
    return [...others].slice(0, MOST_NAMES);
  };
}

/** Reads the events of bursts by their heads: those that match, including the head. */
export function burstReader(
  db: Database,
  parts: (query: FeedQuery) => AccountQuery[],
  rows: (account: string, schema: string, ids: number[]) => Map<number, EventRow>,
  locate: (query: FeedQuery, event: EventRef) => number | null,
) {
  const partOf = (query: FeedQuery, account: string) => parts({ ...query, account })[0];

  return {
    /** Returns the position and the number of events of each burst; null if it has no row, or is not a burst. */
    burstPlaces(query: FeedQuery, heads: EventRef[]): ({ place: number; events: number } | null)[] {
      return heads.map((head) => {
        const part = partOf(query, head.account);
        const burst = part && burstsOf(db, part, [head.id]).get(head.id);
        const place = burst ? locate(query, head) : null;
        return burst === undefined || place === null ? null : { place, events: burst.events };
      });
    },

    /** Returns events of a burst, newest first. */
    burstPage(query: FeedQuery, head: EventRef, offset: number, limit: number): EventRow[] {
      const part = partOf(query, head.account);
      if (!part) return [];
      const page = db
        .prepare(`SELECT e.id FROM ${burstEvents(part)} ORDER BY e.time DESC, e.id DESC LIMIT ? OFFSET ?`)
        .all(JSON.stringify([head.id]), ...part.where.values, limit, offset) as { id: number }[];
      const ids = page.map(({ id }) => id);
      const found = rows(head.account, part.schema, ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    /** Returns how many events of its burst are newer; null if the event does not match or does not exist. */
    burstLocate(query: FeedQuery, { account, id }: EventRef): number | null {
      const part = partOf(query, account);
      return part ? newerInBurst(db, part, id) : null;
    },

    burstEvents(query: FeedQuery, heads: EventRef[]): (EventRef & { read: boolean })[] {
      return parts(query).flatMap((part) => {
        const ids = heads.filter(({ account }) => account === part.account).map(({ id }) => id);
        if (ids.length === 0) return [];
        const found = db
          .prepare(`SELECT e.id, e.read FROM ${burstEvents(part)}`)
          .all(JSON.stringify(ids), ...part.where.values) as { id: number; read: number }[];
        return found.map(({ id, read }) => ({ account: part.account, id, read: read === 1 }));
      });
    },
  };
}

function newerInBurst(db: Database, part: AccountQuery, id: number): number | null {
  const read = db.prepare(
    `SELECT e.time, coalesce(e.burst, e.id) AS head FROM ${part.schema}.event e WHERE e.id = ? AND ${part.where.sql}`,
  );
  read.setReadBigInts(true);
  const event = read.get(id, ...part.where.values) as { time: bigint; head: bigint } | undefined;
  if (event === undefined) return null;
  const { n } = db
    .prepare(`SELECT count(*) AS n FROM ${burstEvents(part)} AND (e.time, e.id) > (?, ?)`)
    .get(JSON.stringify([Number(event.head)]), ...part.where.values, event.time, id) as { n: number };
  return n;
}
