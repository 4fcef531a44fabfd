import { actionByCode } from '../../model/actions.ts';
import type { Activity } from '../../model/activity.ts';
import type { FeedQuery } from '../../model/event.ts';
import type { Database } from '../schema/sqlite.ts';
import { stretches, usualRange } from './activity-stretches.ts';
import type { AccountQuery } from './feed-plan.ts';

const ns = (ms: number) => BigInt(Math.floor(ms)) * 1_000_000n;

/** Counts the matching events by stretch of time and action. `now` is epoch ms. */
export function activityReader(db: Database, parts: (query: FeedQuery) => AccountQuery[]) {
  return {
    feedActivity(query: FeedQuery, now: number): Activity {
      const range = usualRange(query.from, query.to, now);
      const { unit, starts, end } = stretches(range.from, range.to);
      const buckets: Activity['buckets'] = starts.map((start) => ({ start, counts: {} }));
      for (const { events, where } of parts(query)) {
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
      return { unit, buckets, end };
    },
  };
}
