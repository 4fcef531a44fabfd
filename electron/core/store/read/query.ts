import { actions } from '../../model/actions.ts';
import type { FeedQuery } from '../../model/event.ts';
import { type InboxQuery, inboxKinds } from '../../model/notification.ts';
import { subjects } from '../../model/subjects.ts';

/** A condition in SQL, and what its question marks stand for. */
export interface Where {
  sql: string;
  values: (string | number | bigint)[];
}

/** The condition of a list that hides derived events, and the whole condition where nothing else is asked for. */
export const VISIBLE = 'e.derived = 0';

/** The latest time that is stored: nanoseconds as a signed 64-bit integer. */
export const LATEST = 2n ** 63n - 1n;

/** Milliseconds as they are stored, in nanoseconds. */
export function ns(ms: number): bigint {
  const limit = Number(LATEST / 1_000_000n);
  return BigInt(Math.floor(Math.min(Math.max(ms, -limit), limit))) * 1_000_000n;
}

const list = (n: number) => Array.from({ length: n }, () => '?').join(', ');
/** A pattern that finds the text anywhere. */
export const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** The words of what somebody typed. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((w) => w !== '');

/**
 * The condition for events of `schema`.event named `e`.
 *
 * @param matched the condition that the query's text makes (text-hits.ts), null for a query without a text.
 */
export function feedWhere(
  schema: string,
  query: FeedQuery,
  subscription: number | null,
  matched: Where | null,
): Where {
  const parts: string[] = [];
  const values: Where['values'] = [];
  if (query.from !== null) {
    parts.push('e.time >= ?');
    values.push(ns(query.from));
  }
  if (query.to !== null) {
    parts.push('e.time < ?');
    values.push(ns(query.to));
  }
  if (query.actions.length > 0) {
    parts.push(`e.action IN (${list(query.actions.length)})`);
    values.push(...query.actions.map((a) => actions[a].code));
  }
  if (query.subjects.length > 0) {
    parts.push(`e.subject IN (${list(query.subjects.length)})`);
    values.push(...query.subjects.map((s) => subjects[s].code));
  }
  if (query.unread) parts.push('e.read = 0');
  if (query.derived === false) parts.push(VISIBLE);
  if (subscription !== null) {
    parts.push(
      `EXISTS (SELECT 1 FROM ${schema}.event_subscription s WHERE s.event = e.id AND s.subscription = ?)`,
    );
    values.push(subscription);
  }
  if (matched !== null) {
    parts.push(matched.sql);
    values.push(...matched.values);
  }
  return { sql: parts.length > 0 ? parts.join(' AND ') : '1', values };
}

/** In no burst, or the head of one. */
export const ALONE = 'e.burst IS NULL';

/** How far apart the events of a burst may be, ms. */
const BURST = 60_000n * 1_000_000n;

/**
 * Which of the events that match, named `e`, have a row of their own: where the list is folded, those that are in no
 * burst, heads of bursts, and those whose head does not match. Action, kind, parent and being derived are a burst's, so what remains to
 * be compared with its head is little, and often nothing.
 */
export function rowWhere(
  schema: string,
  query: FeedQuery,
  subscription: number | null,
  matched: Where | null,
): Where {
  if (!query.fold) return { sql: '1', values: [] };
  const { from, to, unread } = query;
  const head = feedWhere(
    schema,
    { ...query, actions: [], subjects: [], derived: undefined },
    subscription,
    matched,
  );
  if (head.sql === '1') return { sql: ALONE, values: [] };
  const values: Where['values'] = [];
  let near = '';
  if (!unread && subscription === null && matched === null) {
    // Only the time is asked for: a head lies outside of it only where its event is near an end.
    near = '(e.time < ? OR e.time >= ?) AND ';
    values.push(from === null ? -LATEST : ns(from) + BURST, to === null ? LATEST : ns(to) - BURST);
  }
  const matches = head.sql.replaceAll(/\be\./g, 'h.');
  return {
    sql: `(e.burst IS NULL OR (${near}NOT EXISTS (
      SELECT 1 FROM ${schema}.event h NOT INDEXED WHERE h.id = e.burst AND ${matches})))`,
    values: [...values, ...head.values],
  };
}

/**
 * The condition for notifications named `n`: every word has to occur in what is shown of it, or in an id.
 *
 * @param schema whose notifications they are. @param locale the language they are shown in (BCP 47).
 */
export function inboxWhere(schema: string, query: InboxQuery, locale: string): Where {
  const parts = [query.view === 'open' ? "n.state IN ('open', 'failed')" : "n.state = 'settled'"];
  const values: Where['values'] = [];
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

/** What `inboxWhere` calls for each notification: see inbox-match.ts. */
export const INBOX_MATCHES = 'inbox_matches';
