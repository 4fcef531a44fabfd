import type { AlertRow } from '../../model/alert.ts';
import type { EventRow, FeedQuery } from '../../model/event.ts';
import type { EventDetail } from '../../model/event-detail.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { rowReader } from './event-row.ts';
import type { FeedPlans } from './feed-plan.ts';
import { activityReader } from './read-activity.ts';
import { burstReader } from './read-bursts.ts';
import { countReader } from './read-counts.ts';
import { readDetail } from './read-detail.ts';
import { exportReader } from './read-export.ts';
import { pageReader } from './read-page.ts';
import { personalReader } from './read-personal.ts';

/** Events for banners. */
export interface AlertRows {
  /** Their rows, without changes that a personal notification raises a banner for. */
  untold: AlertRow[];
  /** Ids of those about nothing but such changes. */
  told: number[];
}

/** Reads the feed: of one account, or of all accounts merged by time. */
export function feedReader(db: Database, attached: Attached, plans: FeedPlans) {
  const { parts } = plans;
  const personal = personalReader(db);
  const rows = rowReader(db, personal);
  const counts = countReader(db, parts);

  return {
    ...activityReader(db, parts),
    ...counts,
    ...exportReader(db, parts, rows),
    ...burstReader(db, parts, rows, counts.feedLocate),
    feedPage: pageReader(db, plans, rows),

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

    alertRows(account: string, ids: number[]): AlertRows {
      const schema = attached.schema(account);
      const found = rows(account, schema, ids);
      const untold = personal.untold(
        schema,
        ids.flatMap((id) => found.get(id) ?? []),
      );
      const left = new Set(untold.map(({ id }) => id));
      return {
        untold: withRuling(db, schema, untold),
        told: ids.filter((id) => found.has(id) && !left.has(id)),
      };
    },

    /** Returns what is known of resources by their ids; those whose names are not known yet are left out. */
    seenNames(account: string, ids: string[]): { id: string; name: string; title: string; path: string[] }[] {
      const found = db
        .prepare(
          `SELECT id, name, title, path FROM ${attached.schema(account)}.resource
           WHERE name IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as { id: string; name: string; title: string; path: string }[];
      return found.map((row) => ({ ...row, path: JSON.parse(row.path) as string[] }));
    },

    feedDetail(account: string, id: number): Omit<EventDetail, 'portal'> {
      const schema = attached.schema(account);
      return readDetail(db, account, schema, rows(account, schema, [id]).get(id));
    },
  };
}

/** Adds to rows what the rules said of them. */
function withRuling(db: Database, schema: string, rows: readonly EventRow[]): AlertRow[] {
  const found = db
    .prepare(`SELECT id, alert, rule FROM ${schema}.event WHERE id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(rows.map(({ id }) => id))) as { id: number; alert: string; rule: string | null }[];
  const rulings = new Map(found.map((one) => [one.id, one]));
  return rows.map((row) => {
    const { alert, rule = null } = rulings.get(row.id) ?? {};
    return { ...row, isUrgent: alert === 'urgent', rule };
  });
}
