import { actionByCode } from '../../model/actions.ts';
import type { Activity } from '../../model/activity.ts';
import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import { activityRange } from './activity-range.ts';
import { stretches } from './activity-stretches.ts';
import type { AccountQuery } from './feed-plan.ts';
import { leadOf } from './sparse-lead.ts';

const ns = (ms: number) => BigInt(Math.floor(ms)) * 1_000_000n;

type Counted = Omit<Activity, 'earlier'>;

/**
 * Counts the matching events by stretch of time and by action, from the first to the last of them. Where the query leaves the
 * beginning open, a few events long before all others are left out and only their number is given.
 */
export function activityReader(db: Database, parts: (query: FeedQuery) => AccountQuery[]) {
  function counted(query: FeedQuery): Counted {
    const asked = parts(query);
    const range = activityRange(db, asked);
    if (range === null) return { unit: 'day', step: 1, buckets: [], end: 0 };
    const { unit, step, starts, end } = stretches(range.from, range.to);
    const buckets: Activity['buckets'] = starts.map((start) => ({ start, counts: {} }));
    for (const { events, where } of asked) {
      const count = db.prepare(
        `SELECT e.action, count(*) AS n FROM ${events}
         WHERE e.time >= ? AND e.time < ? AND ${where.sql} GROUP BY e.action`,
      );
      buckets.forEach(({ start, counts }, i) => {
        const found = count.all(ns(start), ns(starts[i + 1] ?? end), ...where.values);
        for (const { action, n } of found as { action: number; n: number }[]) {
          const name = actionByCode(action);
          counts[name] = (counts[name] ?? 0) + n;
        }
      });
    }
    return { unit, step, buckets, end };
  }

  return {
    feedActivity(query: FeedQuery): Activity {
      let earlier = 0;
      for (let from = query.from; ; ) {
        const found = counted({ ...query, from });
        const lead = query.from === null ? leadOf(found) : null;
        if (lead === null) return { ...found, earlier };
        earlier += lead.events;
        from = lead.end;
      }
    },
  };
}
