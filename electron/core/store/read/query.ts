import type { FeedQuery } from '../../model/event.ts';
import type { AttachedAccount } from './attached.ts';
import { ALWAYS, allOf, conditionSql, isLookedUp, type Where } from './conditions.ts';

/** The condition of a list that hides derived events, and the whole condition where nothing else is asked for. */
export const VISIBLE = 'e.derived = 0';

/** The latest time that can be stored: nanoseconds as a signed 64-bit integer. */
export const LATEST = 2n ** 63n - 1n;

/** Converts milliseconds to the stored form, nanoseconds. */
export function ns(ms: number): bigint {
  const limit = Number(LATEST / 1_000_000n);
  return BigInt(Math.floor(Math.min(Math.max(ms, -limit), limit))) * 1_000_000n;
}

/** Returns a LIKE pattern that finds the text anywhere. */
export const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/**
 * Returns the condition for events of an account, named `e`.
 *
 * @param matched the conditions that were looked up (text-hits.ts, inside-hits.ts), null for a query without any.
 */
export function feedWhere(of: AttachedAccount, query: FeedQuery, matched: Where | null): Where {
  const { from, to, where, derived } = query;
  return allOf([
    from === null ? ALWAYS : { sql: 'e.time >= ?', values: [ns(from)] },
    to === null ? ALWAYS : { sql: 'e.time < ?', values: [ns(to)] },
    ...where.map((one) => (isLookedUp(one) ? ALWAYS : conditionSql(one, of))),
    derived === false ? { sql: VISIBLE, values: [] } : ALWAYS,
    matched ?? ALWAYS,
  ]);
}

/** The condition for events that are in no burst, or the head of one. */
export const ALONE = 'e.burst IS NULL';

/** Maximum distance between the events of a burst. */
export const MAX_BURST_MS = 60_000;
const MAX_BURST_NS = BigInt(MAX_BURST_MS) * 1_000_000n;

/**
 * Returns the condition for matching events, named `e`, that have a row of their own. In a folded list these are events in no
 * burst, heads of bursts, and events whose head does not match. All events of a burst have the same action, kind, parent and
 * `derived`, so little remains to be compared with the head, and often nothing.
 */
export function rowWhere(of: AttachedAccount, query: FeedQuery, matched: Where | null): Where {
  if (!query.fold) return ALWAYS;
  const { from, to } = query;
  const where = query.where.filter(({ field }) => field !== 'action' && field !== 'kind');
  const head = feedWhere(of, { ...query, where, derived: undefined }, matched);
  if (head.sql === ALWAYS.sql) return { sql: ALONE, values: [] };
  const values: Where['values'] = [];
  let near = '';
  if (where.every(({ field }) => field === 'account')) {
    // If only the time is restricted, a head can be outside of it only for events near its ends.
    near = '(e.time < ? OR e.time >= ?) AND ';
    values.push(
      from === null ? -LATEST : ns(from) + MAX_BURST_NS,
      to === null ? LATEST : ns(to) - MAX_BURST_NS,
    );
  }
  const matches = head.sql.replaceAll(/\be\./g, 'h.');
  return {
    sql: `(e.burst IS NULL OR (${near}NOT EXISTS (
      SELECT 1 FROM ${of.schema}.event h NOT INDEXED WHERE h.id = e.burst AND ${matches})))`,
    values: [...values, ...head.values],
  };
}
