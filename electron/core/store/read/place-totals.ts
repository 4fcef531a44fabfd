import type { PlaceActivity } from '../../model/statistics.ts';
import { kindByCode } from '../../model/subjects.ts';
import { DAY_NS } from '../schema/place-count-schema.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AttachedAccount } from './attached.ts';
import type { Period } from './day-totals.ts';
import { LATEST, ns } from './query.ts';

/** How many places of each kind are shown. */
export const MOST_PLACES = 10;

/** A place and the number of events of it, and then also of what is inside. */
interface Place {
  key: number;
  id: string;
  kind: number;
  name: string | null;
  path: string;
  events: number;
}

/** Returns the most active projects, collections and datasets of an account: of each kind at most `MOST_PLACES`. */
export function busiestPlaces(
  db: Database,
  { account, schema }: AttachedAccount,
  period: Period,
): PlaceActivity[] {
  const own = eventsByPlace(db, schema, period);
  const seen = new Map<string, number>();
  return withInside(db, schema, own).flatMap(({ id, kind, name, path, events }): PlaceActivity | [] => {
    const is = kindByCode(kind);
    const n = (seen.get(String(is)) ?? 0) + 1;
    seen.set(String(is), n);
    if (is === null || is === 'object' || n > MOST_PLACES || events <= 0) return [];
    return { account, id, kind: is, name: name ?? '', path: JSON.parse(path) as string[], events };
  });
}

/**
 * Adds what happened inside of each place, at whatever depth; the most active first. A place that is known only as the parent of
 * others may have no kind yet.
 */
function withInside(db: Database, schema: string, own: ReadonlyMap<number, number>): Place[] {
  return db
    .prepare(
      `WITH RECURSIVE up(place, at, n) AS (
         SELECT json_extract(value, '$[0]'), json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)
         UNION SELECT up.place, p.key, up.n FROM up JOIN ${schema}.resource r ON r.key = up.at
           JOIN ${schema}.resource p ON p.id = r.parent)
       SELECT r.key, r.id, r.kind, r.name, r.path, sum(up.n) AS events FROM up JOIN ${schema}.resource r ON r.key = up.at
       GROUP BY r.key ORDER BY events DESC`,
    )
    .all(JSON.stringify([...own])) as unknown as Place[];
}

/** Days are kept in UTC: the ends of the period, which are parts of such days, are counted event by event. */
function eventsByPlace(db: Database, schema: string, { from, to, derived }: Period): Map<number, number> {
  const begin = from === null ? 0n : ns(from);
  const end = to === null ? LATEST : ns(to);
  const first = (begin + DAY_NS - 1n) / DAY_NS;
  const last = end / DAY_NS;
  const counts = new Map<number, number>();
  const add = (rows: unknown) => {
    for (const { place, n } of rows as { place: number; n: number }[])
      counts.set(place, (counts.get(place) ?? 0) + n);
  };
  if (first >= last) {
    add(countBetween(db, schema, derived).all(begin, end));
    return counts;
  }
  const what = derived === false ? 'events - derived' : 'events';
  const kept = db.prepare(
    `SELECT place, sum(${what}) AS n FROM ${schema}.place_count WHERE day >= ? AND day < ? GROUP BY place`,
  );
  add(kept.all(first, last));
  const ends = countBetween(db, schema, derived);
  if (begin < first * DAY_NS) add(ends.all(begin, first * DAY_NS));
  if (to !== null && last * DAY_NS < end) add(ends.all(last * DAY_NS, end));
  return counts;
}

/** Counts the events from one time (ns) up to another by their places, as the kept counts do. */
const countBetween = (db: Database, schema: string, derived: boolean | undefined) =>
  db.prepare(
    `SELECT iif(e.subject < 4, e.resource, p.key) AS place, count(*) AS n
     FROM ${schema}.event e INDEXED BY event_feed LEFT JOIN ${schema}.resource r ON r.key = e.resource
       LEFT JOIN ${schema}.resource p ON p.id = r.parent
     WHERE e.time >= ? AND e.time < ? AND e.subject BETWEEN 1 AND 4 ${derived === false ? 'AND e.derived = 0' : ''}
       AND iif(e.subject < 4, e.resource, p.key) IS NOT NULL GROUP BY 1`,
  );
