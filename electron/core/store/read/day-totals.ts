import { localZone, nextDay, startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
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
  const hasBefore = first > ALWAYS && (from === null || from < first);
  const before = hasBefore ? countDays(db, schema, from, first, derived) : [];
  const after = end < (to ?? end) ? countDays(db, schema, end, to, derived) : [];
  return [...before, ...rows, ...after];
}

const visible = (derived: boolean | undefined): string => (derived === false ? VISIBLE : '1');

/** The last time that a day can begin, epoch ms. */
const NEVER = Number.MAX_SAFE_INTEGER;
/** Before the first time that there can be, epoch ms. */
const ALWAYS = Number.MIN_SAFE_INTEGER;

/** Returns the whole days of a period that are counted: from the start of one (epoch ms) up to that of another; null if there are none. */
function keptDays(db: Database, schema: string, { from, to }: Period): { first: number; end: number } | null {
  const read = db.prepare(`SELECT zone, since FROM ${schema}.day_count_state`);
  read.setReadBigInts(true);
  const { zone, since } = read.get() as { zone: string; since: bigint | null };
  if (since === null || zone !== localZone()) return null;
  const counted = since < 0n ? ALWAYS : dayFrom(Number(since / 1_000_000n) + 1);
  const first = Math.max(counted, from === null ? ALWAYS : dayFrom(from));
  const end = to === null ? NEVER : startOfDay(to);
  return first < end ? { first, end } : null;
}

/** Returns the start of the first day that begins at this time or later. */
function dayFrom(time: number): number {
  const start = startOfDay(time);
  return start === time ? start : nextDay(start);
}

/** Counts the events from one time up to another, day by day: there may be years between them. */
function countDays(
  db: Database,
  schema: string,
  from: number | null,
  to: number | null,
  derived: boolean | undefined,
): DayTotal[] {
  const last = db.prepare(`SELECT max(time) AS time FROM ${schema}.event WHERE time >= ? AND time <= ?`);
  last.setReadBigInts(true);
  const count = db.prepare(
    `SELECT e.subject, e.action, count(*) AS events FROM ${schema}.event e INDEXED BY event_feed
     WHERE e.time >= ? AND e.time <= ? AND ${visible(derived)} GROUP BY 1, 2`,
  );
  const begin = from === null ? 0n : ns(from);
  const found: DayTotal[] = [];
  for (let upTo = to === null ? LATEST : ns(to) - 1n; ; ) {
    const { time } = last.get(begin, upTo) as { time: bigint | null };
    if (time === null) return found;
    const start = startOfDay(Number(time / 1_000_000n));
    const since = ns(start) > begin ? ns(start) : begin;
    for (const row of count.all(since, upTo) as unknown as Omit<DayTotal, 'start'>[])
      found.push({ start, ...row });
    upTo = since - 1n;
  }
}
