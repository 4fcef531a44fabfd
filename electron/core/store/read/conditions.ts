import { actions } from '../../model/actions.ts';
import { announcementKinds } from '../../model/announcement-kinds.ts';
import type { FeedCondition, FeedQuery } from '../../model/event.ts';
import type { EventState } from '../../model/query-fields.ts';
import { subjects } from '../../model/subjects.ts';
import { IN_BANNERS, IN_SUMMARY } from '../schema/held-events.ts';
import type { AttachedAccount } from './attached.ts';

/** A condition in SQL, and what its question marks stand for. */
export interface Where {
  sql: string;
  values: (string | number | bigint)[];
}

/** A condition that always holds, and one that never does. */
export const ALWAYS: Where = { sql: '1', values: [] };
const NEVER: Where = { sql: '0', values: [] };

/** Conditions on events `e` other than those that are looked up first (text-hits.ts, inside-hits.ts). */
type PlainCondition = Exclude<FeedCondition, { field: 'text' | 'inside' }>;

/** Whether a condition is looked up first. */
export const isLookedUp = (one: FeedCondition): one is Exclude<FeedCondition, PlainCondition> =>
  one.field === 'text' || one.field === 'inside';

const list = (n: number) => Array.from({ length: n }, () => '?').join(', ');

/** Returns the condition that a column has one of the codes. */
const isOneOf = (column: string, codes: readonly number[]): Where => ({
  sql: `e.${column} IN (${list(codes.length)})`,
  values: [...codes],
});

const states: Readonly<Record<EventState, (schema: string) => string>> = {
  unread: () => 'e.read = 0',
  read: () => 'e.read = 1',
  snoozed: (schema) =>
    `e.id IN (SELECT z.event FROM ${schema}.snooze z WHERE z.back IS NULL AND z.event IS NOT NULL)`,
  starred: (schema) => `e.id IN (SELECT event FROM ${schema}.event_star)`,
};

/** Returns the ids of subscriptions of an account, as they are stored. */
const idsOf = (values: Extract<FeedCondition, { field: 'in' }>['values'], account: string): number[] =>
  values
    .flatMap((ref) => (ref.account === account ? Number(ref.id) : []))
    .filter((id) => Number.isSafeInteger(id));

/** Conditions in SQL by field, complete by type; those of `query/matcher.ts` are the same for one event in memory. */
const inSql: {
  readonly [Field in PlainCondition['field']]: (
    values: Extract<PlainCondition, { field: Field }>['values'],
    of: AttachedAccount,
  ) => Where;
} = {
  kind: (values) =>
    isOneOf(
      'subject',
      values.map((one) => subjects[one].code),
    ),
  action: (values) =>
    isOneOf(
      'action',
      values.map((one) => actions[one].code),
    ),
  announcement: (values, { schema }) => ({
    sql: `(e.subject = ${subjects.announcement.code} AND EXISTS (SELECT 1 FROM ${schema}.announcement a
      WHERE a.event = e.id AND a.kind IN (${list(values.length)})))`,
    values: values.map((one) => announcementKinds[one].code),
  }),
  summary: ([at = 0], { schema }) => ({ sql: IN_SUMMARY(schema), values: [at, at] }),
  banner(values, { schema }) {
    const ids = JSON.stringify(values);
    return { sql: IN_BANNERS(schema), values: [ids, ids] };
  },
  account: (values, { account }) => (values.includes(account) ? ALWAYS : NEVER),
  is: (values, { schema }) => ({
    sql: `(${values.map((one) => states[one](schema)).join(' OR ') || '0'})`,
    values: [],
  }),
  in: (values, { account, schema }) => {
    const ids = idsOf(values, account);
    if (ids.length === 0) return NEVER;
    return {
      sql: `EXISTS (SELECT 1 FROM ${schema}.event_subscription s WHERE s.event = e.id AND s.subscription IN (${list(ids.length)}))`,
      values: ids,
    };
  },
};

/** Returns a condition of a query in SQL, for the events `e` of an account. */
export function conditionSql(condition: PlainCondition, of: AttachedAccount): Where {
  const make = inSql[condition.field] as (values: PlainCondition['values'], of: AttachedAccount) => Where;
  const { sql, values } = make(condition.values, of);
  if (!condition.not) return { sql, values };
  if (sql === ALWAYS.sql) return NEVER;
  return sql === NEVER.sql ? ALWAYS : { sql: `NOT ${sql}`, values };
}

/** Joins conditions of which all must hold. */
export function allOf(parts: readonly Where[]): Where {
  const real = parts.filter(({ sql }) => sql !== ALWAYS.sql);
  if (real.length === 0) return ALWAYS;
  return { sql: real.map(({ sql }) => sql).join(' AND '), values: real.flatMap(({ values }) => values) };
}

/** Whether events of an account can match, as far as accounts and subscriptions are named. */
export function isAsked(query: FeedQuery, of: AttachedAccount): boolean {
  if (query.account !== null && query.account !== of.account) return false;
  return query.where.every(
    (one) => (one.field !== 'in' && one.field !== 'account') || conditionSql(one, of).sql !== NEVER.sql,
  );
}

/** The subscriptions of an account that an event may have to have; all of the list at least one, for each list. */
export const wantedSubscriptions = ({ where }: FeedQuery, account: string): number[][] =>
  where.flatMap((one) => (one.field === 'in' && !one.not ? [idsOf(one.values, account)] : []));

/** Every subscription of an account that a query names. */
export const namedSubscriptions = ({ where }: FeedQuery, account: string): number[] =>
  where.flatMap((one) => (one.field === 'in' ? idsOf(one.values, account) : []));

/** Whether a query asks for events in one state alone. */
export const isOfState = ({ where }: FeedQuery, state: EventState): boolean =>
  where.some(
    ({ field, not, values }) => field === 'is' && !not && values.length === 1 && values[0] === state,
  );

/** Whether an event may begin or cease to match when it is marked, or when it becomes known where its resource is. */
export const canChange = ({ where }: FeedQuery): boolean =>
  where.some(({ field }) => field === 'is' || field === 'inside');

/** The texts of a query: those that must occur, any one of each list, and those of which none may. */
export interface Texts {
  all: (readonly string[])[];
  none: string[];
}

export function textsOf({ where }: FeedQuery): Texts {
  const texts: Texts = { all: [], none: [] };
  for (const { field, not, values } of where) {
    if (field !== 'text') continue;
    // The index takes no control characters.
    const clean = values.map((text) => text.replace(/\p{Cc}/gu, ' '));
    if (not) texts.none.push(...clean);
    else texts.all.push(clean);
  }
  return texts;
}

/** Whether a query asks for what some banners, or one summary of those that were held, told of. */
export const isOfBanners = ({ where }: FeedQuery): boolean =>
  where.some(({ field }) => field === 'summary' || field === 'banner');
