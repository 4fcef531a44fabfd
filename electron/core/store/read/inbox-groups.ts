import { MAX_GROUPS } from '../../model/inbox-groupings.ts';
import type { InboxGroup, InboxQuery, InboxRow } from '../../model/notification.ts';
import { startOfDay } from '../schema/local-days.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AttachedAccount } from './attached.ts';
import { orderedLists } from './inbox-places.ts';
import { inboxTally, REQUEST, timesOf } from './inbox-where.ts';

/** Reads notifications of an account by their ids. */
type Rows = (one: AttachedAccount, ids: readonly string[]) => ReadonlyMap<string, InboxRow>;

interface Found {
  key: string;
  total: number;
  rows: number;
  requests: number;
  /** The newest notification, and when it was made. */
  id: string;
  at: number;
}

/**
 * Returns the persons or resources of what matches, those with the newest notifications first. What names none is in no group.
 *
 * @param locale see `inboxWhere`.
 */
export function groupsOf(
  db: Database,
  accounts: readonly AttachedAccount[],
  by: 'person' | 'resource',
  query: InboxQuery,
  locale: string,
  rows: Rows,
): InboxGroup[] {
  const groups = new Map<string, Found & { one: AttachedAccount }>();
  for (const one of accounts) {
    for (const found of foundIn(db, one, by, query, locale)) {
      const before = groups.get(found.key);
      const newest = before && before.at > found.at ? before : { ...found, one };
      const total = found.total + (before?.total ?? 0);
      const rowsOfAll = found.rows + (before?.rows ?? 0);
      const requests = found.requests + (before?.requests ?? 0);
      groups.set(found.key, { ...newest, total, rows: rowsOfAll, requests });
    }
  }
  const newest = [...groups.values()].toSorted((a, b) => b.at - a.at).slice(0, MAX_GROUPS);
  const named = new Map(
    accounts.map((one) => [
      one,
      rows(
        one,
        newest.flatMap((group) => (group.one === one ? group.id : [])),
      ),
    ]),
  );
  return newest.map(({ one, id, key, total, rows: count, requests }) => {
    const row = named.get(one)?.get(id);
    const { name = '' } = (by === 'person' ? row?.user : row?.resource) ?? {};
    const resource = by === 'resource' ? row?.resource : null;
    const { path = [], kind = null } = resource ?? {};
    return { key, name, path, kind, total, rows: count, requests };
  });
}

function foundIn(
  db: Database,
  one: AttachedAccount,
  by: 'person' | 'resource',
  query: InboxQuery,
  locale: string,
): Found[] {
  const { sql, values, all, rows, requests } = inboxTally(one, query, locale);
  const column = by === 'person' ? 'user_id' : 'resource_id';
  const index = query.view === 'history' ? '' : `INDEXED BY notification_${by}`;
  return db
    .prepare(
      `SELECT n.${column} AS key, ${all} AS total, ${rows} AS rows, ${requests} AS requests, max(n.time) AS at, n.id AS id
       FROM ${one.schema}.notification n ${index} WHERE n.${column} IS NOT NULL AND ${sql} GROUP BY n.${column}`,
    )
    .all(...values) as unknown as Found[];
}

type DayNumbers = Pick<InboxGroup, 'rows' | 'total' | 'requests'>;

/** Returns the local days on which what matches is listed, in the order of the list. @param locale see `inboxWhere`. */
export function daysOf(
  db: Database,
  accounts: readonly AttachedAccount[],
  query: InboxQuery,
  locale: string,
): InboxGroup[] {
  const days = new Map<number, DayNumbers>();
  const ordered = orderedLists(db, query, locale);
  for (const one of accounts) {
    const times = query.view === 'history' ? '1' : timesOf(one.schema);
    for (const { sql, values } of ordered(one, `${times} AS times, n.kind AS kind`)) {
      const latest = db.prepare(`SELECT at FROM (${sql}) WHERE at < ? ORDER BY at DESC LIMIT 1`);
      const count = db.prepare(
        `SELECT count(*) AS rows, sum(times) AS total, sum(iif(kind = ${REQUEST}, times, 0)) AS requests FROM (${sql}) WHERE at >= ? AND at < ?`,
      );
      // From day to day, so that each takes its own part of the index.
      for (let end = Number.MAX_SAFE_INTEGER; ; ) {
        const { at } = (latest.get(...values, end) ?? { at: null }) as { at: number | null };
        if (at === null) break;
        const start = startOfDay(at);
        const found = count.get(...values, start, end) as unknown as DayNumbers;
        const before = days.get(start) ?? { rows: 0, total: 0, requests: 0 };
        days.set(start, {
          rows: before.rows + found.rows,
          total: before.total + found.total,
          requests: before.requests + found.requests,
        });
        end = start;
      }
    }
  }
  return [...days]
    .toSorted(([a], [b]) => b - a)
    .map(([start, numbers]) => ({ key: String(start), name: '', path: [], kind: null, ...numbers }));
}
