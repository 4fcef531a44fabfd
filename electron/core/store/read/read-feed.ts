import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { EventDetail } from '../../model/event-detail.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { rowReader } from './event-row.ts';
import type { FeedPlans } from './feed-plan.ts';
import { activityReader } from './read-activity.ts';
import { alertReader } from './read-alerts.ts';
import { burstReader } from './read-bursts.ts';
import { countReader } from './read-counts.ts';
import { readDetail } from './read-detail.ts';
import { exportReader } from './read-export.ts';
import { pageReader } from './read-page.ts';
import { personalReader } from './read-personal.ts';
import { rememberedTallies } from './tallies.ts';

/** Reads the feed: of one account, or of all accounts merged by time. */
export function feedReader(db: Database, attached: Attached, plans: FeedPlans) {
  const { parts } = plans;
  const personal = personalReader(db);
  const rows = rowReader(db, personal);
  const tallies = rememberedTallies(db, parts);
  const counts = countReader(db, tallies);

  return {
    ...activityReader(db, tallies),
    ...counts,
    ...exportReader(db, parts, rows),
    ...burstReader(db, parts, rows, counts.feedLocate),
    feedPage: pageReader(db, plans, rows),
    ...alertReader(db, attached, rows, personal),

    /** Returns the ids of matching events of one account whose read mark is not `read`, newest first. */
    feedUnlike(query: FeedQuery, account: string, read: boolean): number[] {
      return parts({ ...query, account }).flatMap(({ events, where }) => {
        const found = db
          .prepare(
            `SELECT e.id FROM ${events} WHERE e.read = ? AND ${where.sql} ORDER BY e.time DESC, e.id DESC`,
          )
          .all(read ? 0 : 1, ...where.values) as { id: number }[];
        return found.map((r) => r.id);
      });
    },

    /** Returns rows by id, in the order of the ids; unknown ids are left out. */
    feedRows(account: string, ids: number[]): EventRow[] {
      const found = rows(account, attached.schema(account), ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    feedDetail(account: string, id: number): Omit<EventDetail, 'portal'> {
      const schema = attached.schema(account);
      return readDetail(db, account, schema, rows(account, schema, [id]).get(id));
    },
  };
}
