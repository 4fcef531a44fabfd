import { actionByCode } from '../../model/actions.ts';
import type { Activity } from '../../model/activity.ts';
import type { FeedQuery } from '../../model/event.ts';
import { startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import { activityRange } from './activity-range.ts';
import { stretches } from './activity-stretches.ts';
import { BY_ACTION, byActionOf } from './day-counts.ts';
import { ns } from './query.ts';
import { leadOf } from './sparse-lead.ts';
import type { PartTally, Tallies } from './tallies.ts';

type Counted = Omit<Activity, 'earlier'>;
type Bucket = Activity['buckets'][number];

/**
 * Counts the matching events by stretch of time and by action, from the first to the last of them. Where the query leaves the
 * beginning open, a few events long before all others are left out and only their number is given.
 */
export function activityReader(db: Database, { tallies }: Tallies) {
  function cut(counted: readonly PartTally[], since: number | null): Counted {
    const range = activityRange(db, counted, since);
    if (range === null) return { unit: 'day', step: 1, buckets: [], end: 0 };
    const { unit, step, starts, end } = stretches(range.from, range.to);
    const buckets = starts.map((start): Bucket => ({ start, counts: {} }));
    if (unit === 'minute' || unit === 'hour') countTimes(db, counted, buckets, end, since);
    else addDays(counted, buckets, since);
    return { unit, step, buckets, end };
  }

  return {
    feedActivity(query: FeedQuery): Activity {
      // The list has most likely counted the same.
      const counted = tallies(query);
      let earlier = 0;
      for (let since = query.from; ; ) {
        const found = cut(counted, since);
        const lead = query.from === null ? leadOf(found) : null;
        if (lead === null) return { ...found, earlier };
        earlier += lead.events;
        since = lead.end;
      }
    },
  };
}

/** Longer stretches are made of whole days, which are counted already. */
function addDays(counted: readonly PartTally[], buckets: readonly Bucket[], since: number | null): void {
  const begin = since === null ? -Infinity : startOfDay(since);
  for (const { tally } of counted) {
    for (const [day, { byAction }] of tally.days) {
      if (day < begin) continue;
      const bucket = buckets.findLast(({ start }) => start <= day);
      if (bucket) add(bucket, byAction);
    }
  }
}

/** Counts stretches of less than a day. */
function countTimes(
  db: Database,
  counted: readonly PartTally[],
  buckets: readonly Bucket[],
  end: number,
  since: number | null,
): void {
  for (const { part } of counted) {
    const count = db.prepare(
      `SELECT ${BY_ACTION} FROM ${part.events} WHERE e.time >= ? AND e.time < ? AND ${part.where.sql}`,
    );
    buckets.forEach((bucket, n) => {
      const from = Math.max(bucket.start, since ?? bucket.start);
      const found = count.get(ns(from), ns(buckets[n + 1]?.start ?? end), ...part.where.values);
      add(bucket, byActionOf(found as Record<string, number>));
    });
  }
}

function add({ counts }: Bucket, byAction: readonly number[]): void {
  byAction.forEach((n, code) => {
    if (n <= 0) return;
    const action = actionByCode(code);
    counts[action] = (counts[action] ?? 0) + n;
  });
}
