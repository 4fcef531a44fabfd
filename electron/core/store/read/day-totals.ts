import { eventDays } from '../schema/event-days.ts';
import { dayFrom, startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import { countedFrom } from './kept-counts.ts';
import { LATEST, ns, VISIBLE } from './query.ts';

/** How many events of a kind and an action a local day has (its start, epoch ms). */
export interface DayTotal {
  start: number;
  subject: number;
  action: number;
  events: number;
}

/** From one time on and before another (epoch ms); `derived` false leaves out updates that only follow from a change inside. */
export interface Period {
  from: number | null;
  to: number | null;
  derived?: boolean;
}

/**
 * Returns the numbers of events of an account by local day, kind and action. Whole days are read from what is kept about them
 * (day-count-schema.ts); the parts of days at the ends of a period, and days that are not counted yet, are counted.
 */
export function dayTotals(db: Database, schema: string, period: Period): DayTotal[] {
  const { from, to, derived } = period;
  const kept = keptDays(db, schema, period);
  if (kept === null) return countDays(db, schema, from, to, derived);
  const { first, end } = kept;
  const rows = db
    .prepare(
      `SELECT e.day AS start, e.subject, e.action, sum(e.events) AS events FROM ${schema}.day_count e
       WHERE e.day >= ? AND e.day < ? AND ${visible(derived)} GROUP BY 1, 2, 3 HAVING sum(e.events) > 0`,
    )
    .all(first, end) as unknown as DayTotal[];
  const hasBefore = first > -Infinity && (from === null || from < first);
  const before = hasBefore ? countDays(db, schema, from, first, derived) : [];
  const after = end < (to ?? end) ? countDays(db, schema, end, to, derived) : [];
  return [...before, ...rows, ...after];
}

const visible = (derived: boolean | undefined): string => (derived === false ? VISIBLE : '1');

/**
 * Returns the whole days of a period that are counted, from the start of one (epoch ms) up to that of another, or infinity; null
 * if there are none.
 */
function keptDays(db: Database, schema: string, { from, to }: Period): { first: number; end: number } | null {
  const counted = countedFrom(db, schema);
  if (counted === null) return null;
  const first = Math.max(counted, from === null ? -Infinity : dayFrom(from));
  const end = to === null ? Infinity : startOfDay(to);
  return first < end ? { first, end } : null;
}

/** Counts the events from one time up to another, day by day. */
function countDays(
  db: Database,
  schema: string,
  from: number | null,
  to: number | null,
  derived: boolean | undefined,
): DayTotal[] {
  const count = db.prepare(
    `SELECT e.subject, e.action, count(*) AS events FROM ${schema}.event e INDEXED BY event_feed
     WHERE e.time >= ? AND e.time <= ? AND ${visible(derived)} GROUP BY 1, 2`,
  );
  const days = eventDays(db, schema)(from === null ? 0n : ns(from), to === null ? LATEST : ns(to) - 1n);
  return [...days].flatMap(({ start, low, high }) =>
    (count.all(low, high) as unknown as Omit<DayTotal, 'start'>[]).map((row) => ({ start, ...row })),
  );
}
