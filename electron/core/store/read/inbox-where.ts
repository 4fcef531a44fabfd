import { type InboxQuery, type InboxView, inboxKinds, type Settlement } from '../../model/notification.ts';
import { nextDay } from '../schema/local-days.ts';
import type { AttachedAccount } from './attached.ts';
import { ALWAYS, allOf, type Where } from './conditions.ts';

/** The SQL function that is called for each notification that is searched (inbox-match.ts). */
export const INBOX_MATCHES = 'inbox_matches';

export const REQUEST = inboxKinds['access-requested'].code;

/** SQL for requests `m` that the row of `n` stands for: older ones of the same person for the same resource, in the same list. */
export const REPEATS = `m.resource_id = n.resource_id AND m.user_id = n.user_id AND m.kind = ${REQUEST} AND n.kind = ${REQUEST}
  AND m.listed = n.listed AND m.repeated = 1 AND (m.time, m.id) < (n.time, n.id)`;

/** The requests that a row stands for are found in this index. */
export const repeatsIn = (schema: string): string =>
  `${schema}.notification m INDEXED BY notification_resource`;

/** The notifications `n` of each list of the inbox. */
const ofView: Readonly<Record<InboxView, string>> = {
  open: "n.listed = 'open'",
  snoozed: "n.listed = 'snoozed'",
  history: "n.state = 'settled'",
};

/** SQL for how many notifications the row of `n` stands for. */
export const timesOf = (schema: string): string =>
  `(1 + (SELECT count(*) FROM ${repeatsIn(schema)} WHERE ${REPEATS}))`;

/** Notifications `n` that were settled in a way (see `settlementOf` in inbox-row.ts). */
const settledAs: Readonly<Record<Settlement, string>> = {
  granted: 'n.granted = 1',
  elsewhere: "(n.granted = 0 AND n.reason IS 'elsewhere')",
  acknowledged: `(n.granted = 0 AND n.reason IS NOT 'elsewhere' AND n.kind <> ${REQUEST})`,
  dismissed: `(n.granted = 0 AND n.reason IS NOT 'elsewhere' AND n.kind = ${REQUEST} AND n.decided_at IS NOT NULL)`,
};

const list = (n: number) => Array.from({ length: n }, () => '?').join(', ');

/** Splits a search of the inbox into words. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((w) => w !== '');

/**
 * Whether a query asks for more than what the indexes of the lists know. A day is that of the row, however old what it stands
 * for is.
 */
export const isSearch = ({ text, summary, section }: InboxQuery): boolean =>
  text !== '' || summary !== undefined || section?.by === 'day';

/** What is asked of each notification, named `n`, beyond its list and kind; null if nothing is. */
function searched({ schema }: AttachedAccount, query: InboxQuery, locale: string): Where | null {
  const parts: string[] = [];
  const values: Where['values'] = [];
  if (query.summary !== undefined) {
    parts.push(`n.banner IN (SELECT b.id FROM ${schema}.banner b WHERE b.summary = ?)`);
    values.push(query.summary);
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
  return parts.length === 0 ? null : { sql: parts.join(' AND '), values };
}

/** The condition for notifications named `n`, without what is searched for. */
function listed({ account, schema }: AttachedAccount, query: InboxQuery): Where {
  const parts = [ofView[query.view]];
  const values: Where['values'] = [];
  if (query.state !== undefined) {
    parts.push('n.state = ?');
    values.push(query.state);
  }
  const except = query.except?.flatMap((ref) => (ref.account === account ? ref.id : [])) ?? [];
  if (except.length > 0) {
    const these = `FROM ${schema}.notification x WHERE x.id IN (SELECT value FROM json_each(?))`;
    const isRequest = (of: string) =>
      `${of}.kind = ${REQUEST} AND ${of}.resource_id IS NOT NULL AND ${of}.user_id IS NOT NULL`;
    parts.push(
      `n.id NOT IN (SELECT x.id ${these})`,
      `iif(${isRequest('n')}, (n.resource_id, n.user_id) NOT IN (
         SELECT x.resource_id, x.user_id ${these} AND ${isRequest('x')}), 1)`,
    );
    values.push(JSON.stringify(except), JSON.stringify(except));
  }
  const settlements = query.settlements ?? [];
  if (settlements.length > 0) parts.push(`(${settlements.map((one) => settledAs[one]).join(' OR ')})`);
  if (query.kinds.length > 0) {
    parts.push(`n.kind IN (${list(query.kinds.length)})`);
    values.push(...query.kinds.map((k) => inboxKinds[k].code));
  }
  return allOf([{ sql: parts.join(' AND '), values }, sectionWhere(schema, query)]);
}

const sectionColumns = { person: 'user_id', resource: 'resource_id' } as const;

/** The column by which an index orders what is asked for; null where that is not limited to one group. */
export function sectionColumn({ section }: InboxQuery): 'user_id' | 'resource_id' | null {
  if (section === undefined || section.by === 'day') return null;
  return !section.areOthers && section.ids.length === 1 ? sectionColumns[section.by] : null;
}

/** When notifications `n` are listed: what was snoozed, when it came back. */
const listedAt = (schema: string, view: InboxView): string =>
  view === 'history'
    ? 'n.settled_at'
    : `coalesce((SELECT z.back FROM ${schema}.snooze z WHERE z.notification = n.id), n.time)`;

function sectionWhere(schema: string, { section, view }: InboxQuery): Where {
  if (section === undefined) return ALWAYS;
  if (section.by === 'day') {
    const days = section.ids.map(Number).map((start) => [start, nextDay(start)]);
    const isIn = `EXISTS (SELECT 1 FROM json_each(?) d WHERE n_at >= d.value ->> 0 AND n_at < d.value ->> 1)`;
    return { sql: isIn.replaceAll('n_at', listedAt(schema, view)), values: [JSON.stringify(days)] };
  }
  const column = `n.${sectionColumns[section.by]}`;
  if (!section.areOthers && section.ids.length === 1)
    return { sql: `${column} = ?`, values: [...section.ids] };
  const known = `coalesce(${column}, '') IN (SELECT value FROM json_each(?))`;
  return { sql: section.areOthers ? `NOT ${known}` : known, values: [JSON.stringify(section.ids)] };
}

/** How what matches is counted: the condition for `n`, and sums of notifications and of the rows that they make. */
interface InboxTally extends Where {
  all: string;
  rows: string;
  /** Those of them that are access requests. */
  requests: string;
}

/** What is not searched for is counted by the indexes alone, rows and what they stand for together. @param locale see `inboxWhere`. */
export function inboxTally(of: AttachedAccount, query: InboxQuery, locale: string): InboxTally {
  const isHistory = query.view === 'history';
  const isWhole = isHistory || !isSearch(query);
  const times = isWhole ? '1' : timesOf(of.schema);
  return {
    ...(isWhole ? inboxWhere : inboxRowsWhere)(of, query, locale),
    all: `sum(${times})`,
    requests: `sum(iif(n.kind = ${REQUEST}, ${times}, 0))`,
    rows: `sum(${isHistory ? '1' : 'n.repeated = 0'})`,
  };
}

/**
 * Returns the condition for notifications named `n`: every word has to occur in the shown text or in an id.
 *
 * @param of the account and its schema. @param locale the language in which notifications are shown (BCP 47).
 */
export const inboxWhere = (of: AttachedAccount, query: InboxQuery, locale: string): Where =>
  allOf([listed(of, query), searched(of, query, locale) ?? ALWAYS]);

/**
 * Returns the condition for notifications `n` that have a row of their own. A row is found if one of the notifications that it
 * stands for is. In the history each has one. @param locale see `inboxWhere`.
 */
export function inboxRowsWhere(of: AttachedAccount, query: InboxQuery, locale: string): Where {
  if (query.view === 'history') return inboxWhere(of, query, locale);
  const { sql, values } = listed(of, query);
  const rows = { sql: `${sql} AND n.repeated = 0`, values };
  const found = searched(of, query, locale);
  if (found === null) return rows;
  const older = found.sql.replaceAll(/\bn\./g, 'm.');
  return allOf([
    rows,
    {
      sql: `(${found.sql} OR EXISTS (SELECT 1 FROM ${repeatsIn(of.schema)} WHERE ${REPEATS} AND ${older}))`,
      values: [...found.values, ...found.values],
    },
  ]);
}
