import type { FeedQuery } from '../../model/event.ts';
import { type InboxQuery, type InboxView, inboxKinds } from '../../model/notification.ts';
import type { AttachedAccount } from './attached.ts';
import { ALWAYS, allOf, conditionSql, type Where } from './conditions.ts';

/** The condition of a list that hides derived events, and the whole condition where nothing else is asked for. */
export const VISIBLE = 'e.derived = 0';

/** The latest time that can be stored: nanoseconds as a signed 64-bit integer. */
export const LATEST = 2n ** 63n - 1n;

/** Converts milliseconds to the stored form, nanoseconds. */
export function ns(ms: number): bigint {
  const limit = Number(LATEST / 1_000_000n);
  return BigInt(Math.floor(Math.min(Math.max(ms, -limit), limit))) * 1_000_000n;
}

const list = (n: number) => Array.from({ length: n }, () => '?').join(', ');
/** Returns a LIKE pattern that finds the text anywhere. */
export const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** Splits a search of the inbox into words. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((w) => w !== '');

/**
 * Returns the condition for events of an account, named `e`.
 *
 * @param matched the condition for the texts of the query (text-hits.ts), null for a query without one.
 */
export function feedWhere(of: AttachedAccount, query: FeedQuery, matched: Where | null): Where {
  const { from, to, where, derived } = query;
  return allOf([
    from === null ? ALWAYS : { sql: 'e.time >= ?', values: [ns(from)] },
    to === null ? ALWAYS : { sql: 'e.time < ?', values: [ns(to)] },
    ...where.map((one) => (one.field === 'text' ? ALWAYS : conditionSql(one, of))),
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

/** The notifications `n` of each list of the inbox. */
const ofView: Readonly<Record<InboxView, string>> = {
  open: "n.state IN ('open', 'failed')",
  snoozed: "n.state = 'snoozed'",
  history: "n.state = 'settled'",
};

/**
 * Returns the condition for notifications named `n`: every word has to occur in the shown text or in an id.
 *
 * @param attached the account and its schema. @param locale the language in which notifications are shown (BCP 47).
 */
export function inboxWhere({ account, schema }: AttachedAccount, query: InboxQuery, locale: string): Where {
  const parts = [ofView[query.view]];
  const values: Where['values'] = [];
  if (query.state !== undefined) {
    parts.push('n.state = ?');
    values.push(query.state);
  }
  const except = query.except?.flatMap((ref) => (ref.account === account ? ref.id : [])) ?? [];
  if (except.length > 0) {
    parts.push('n.id NOT IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(except));
  }
  if (query.summary !== undefined) {
    parts.push(`n.banner IN (SELECT b.id FROM ${schema}.banner b WHERE b.summary = ?)`);
    values.push(query.summary);
  }
  if (query.kinds.length > 0) {
    parts.push(`n.kind IN (${list(query.kinds.length)})`);
    values.push(...query.kinds.map((k) => inboxKinds[k].code));
  }
  const words = wordsOf(query.text);
  if (words.length > 0) {
    const known = (column: string) =>
      `(SELECT r.${column} FROM ${schema}.resource r WHERE r.id = n.resource_id)`;
    const level = `(SELECT p.level FROM ${schema}.permission p WHERE p.resource = n.resource_id)`;
    parts.push(
      `${INBOX_MATCHES}(n.kind, n.message, n.user_id, n.user_name, n.resource_id, n.resource_name, n.id,
        ${known('name')}, ${known('kind')}, ${known('path')}, ${level}, ?, ?)`,
    );
    values.push(locale, JSON.stringify(words.map((w) => w.toLowerCase())));
  }
  return { sql: parts.join(' AND '), values };
}

/** The SQL function that `inboxWhere` calls for each notification (inbox-match.ts). */
export const INBOX_MATCHES = 'inbox_matches';
