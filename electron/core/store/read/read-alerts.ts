import type { BacklogCount } from '../../alert/backlog-alert.ts';
import type { AlertRow } from '../../model/alert.ts';
import type { Ruled } from '../../model/banner.ts';
import type { EventRow } from '../../model/event.ts';
import type { NamedResource } from '../../model/resource.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import type { rowReader } from './event-row.ts';
import type { personalReader } from './read-personal.ts';

/** Events for banners. */
export interface AlertRows {
  /** Their rows, without changes that a personal notification raises a banner for. */
  untold: AlertRow[];
  /** Ids of those about nothing but such changes. */
  told: number[];
}

/** Reads what alerts need: events with what the rules said of them, and the names that rules ask for. */
export function alertReader(
  db: Database,
  attached: Attached,
  rows: ReturnType<typeof rowReader>,
  personal: ReturnType<typeof personalReader>,
) {
  return {
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

    /** Counts the events between two ids that are summed up, without those that only follow from others. */
    backlogCount(account: string, first: number, last: number): BacklogCount {
      const schema = attached.schema(account);
      return db
        .prepare(
          `SELECT count(*) AS count, coalesce(sum(e.resource IS NOT NULL AND r.name IS NULL), 0) AS unnamed
           FROM ${schema}.event e LEFT JOIN ${schema}.resource r ON r.key = e.resource
           WHERE e.id BETWEEN ? AND ? AND e.alert = 'backlog' AND e.derived = 0`,
        )
        .get(first, last) as unknown as BacklogCount;
    },

    /** Returns those of these announcements (ids) that a banner of one of the accounts told of, or was to. */
    announcementsTold(accounts: string[], ids: string[]): string[] {
      const told = attached.list().flatMap(({ account, schema }) => {
        if (!accounts.includes(account)) return [];
        return db
          .prepare(
            `SELECT a.id FROM ${schema}.announcement a JOIN ${schema}.event e ON e.id = a.event
             WHERE a.id IN (SELECT value FROM json_each(?)) AND e.alert IN ('urgent', 'banner')`,
          )
          .all(JSON.stringify(ids)) as { id: string }[];
      });
      return [...new Set(told.map(({ id }) => id))];
    },

    /** Returns what is known of resources by their ids; those whose names are not known yet are left out. */
    seenNames(account: string, ids: string[]): NamedResource[] {
      const found = db
        .prepare(
          `SELECT id, name, title, path FROM ${attached.schema(account)}.resource
           WHERE name IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as unknown as (Omit<NamedResource, 'path'> & { path: string })[];
      return found.map((row) => ({ ...row, path: JSON.parse(row.path) as string[] }));
    },
  };
}

/** Adds to rows what the rules said of them. */
function withRuling(db: Database, schema: string, rows: readonly EventRow[]): AlertRow[] {
  const found = db
    .prepare(`SELECT id, alert, rule FROM ${schema}.event WHERE id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(rows.map(({ id }) => id))) as unknown as (Ruled & { id: number })[];
  const rulings = new Map(found.map((one) => [one.id, one]));
  return rows.map((row) => {
    const { alert, rule = null } = rulings.get(row.id) ?? {};
    return { ...row, isUrgent: alert === 'urgent', rule };
  });
}
