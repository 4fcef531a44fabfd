/** From what a filter says to what a query asks: names become ids, and relative times become times. */
import type { FeedCondition, FeedQuery, SubscriptionRef } from '../model/event.ts';
import type { Condition, Filter } from '../model/filter.ts';
import { type EventState, eventStates } from '../model/query-fields.ts';
import type { FilterPart } from './filter.ts';
import { isRelative, momentTime, spanStart } from './moment.ts';
import type { KnownNames } from './read-token.ts';

/** What accounts and subscriptions are called. */
export interface NameSource {
  readonly accounts: readonly {
    readonly id: string;
    readonly label: string;
    /** Each with every name it may be called by, the shown one first. */
    readonly subscriptions: readonly { readonly id: string; readonly names: readonly string[] }[];
  }[];
}

/** Returns the names that a line can use. */
export const namesIn = ({ accounts }: NameSource): KnownNames => ({
  account: accounts.map(({ label }) => label),
  in: [...new Set(accounts.flatMap(({ subscriptions }) => subscriptions.flatMap(({ names }) => names)))],
});

const isCalled = (name: string) => {
  const lower = name.toLowerCase();
  return (other: string): boolean => other.toLowerCase() === lower;
};

/** Returns the subscriptions that have a name: several can. */
export function subscriptionsNamed(name: string, { accounts }: NameSource): SubscriptionRef[] {
  return accounts.flatMap(({ id: account, subscriptions }) =>
    subscriptions.filter(({ names }) => names.some(isCalled(name))).map(({ id }) => ({ account, id })),
  );
}

const accountsCalled = (name: string, { accounts }: NameSource): string[] =>
  accounts.filter(({ label }) => isCalled(name)(label)).map(({ id }) => id);

/** A name in a filter that nothing here has. */
export interface UnknownName extends FilterPart {
  readonly field: 'in' | 'account';
}

/** Returns the names in a filter that nothing here has. */
export function unknownNames(filter: Filter, source: NameSource): UnknownName[] {
  return filter.flatMap(({ field, not, values }) => {
    if (field !== 'in' && field !== 'account') return [];
    const called = field === 'in' ? subscriptionsNamed : accountsCalled;
    return values
      .filter((value) => called(value, source).length === 0)
      .map((value) => ({ field, not, value }));
  });
}

/** Whether a filter means other times when it is later. */
export const isTimeRelative = (filter: Filter): boolean =>
  filter.some(({ field, values: [value = ''] }) =>
    field === 'last' ? true : (field === 'after' || field === 'before') && isRelative(value),
  );

const MINUTE = 60_000;

/**
 * Returns a time that a list can show a filter at: that of the last full minute or, where the filter means longer times, hour
 * (epoch ms, local). Until it changes, the filter means the same events.
 */
export function settledTime(filter: Filter, now: number): number {
  const isShort = filter.some(({ field, values: [span = ''] }) => field === 'last' && /\d[mh]$/.test(span));
  return isShort ? Math.floor(now / MINUTE) * MINUTE : new Date(now).setMinutes(0, 0, 0);
}

type Bounds = Pick<FeedQuery, 'from' | 'to'>;

/** Returns the times between which a filter lets events pass. `now` is epoch ms, days are those of the process's time zone. */
export function boundsOf(filter: Filter, now: number): Bounds {
  const bounds: Bounds = { from: null, to: null };
  for (const { field, not, values } of filter) {
    if (field !== 'after' && field !== 'before' && field !== 'last') continue;
    const read = field === 'last' ? spanStart : momentTime;
    const time = read(values[0] ?? '', now);
    if (time === null) continue;
    const isEnd = (field === 'before') !== not;
    if (isEnd) bounds.to = Math.min(bounds.to ?? time, time);
    else bounds.from = Math.max(bounds.from ?? time, time);
  }
  return bounds;
}

/**
 * Returns the query of a filter, for all accounts. A name that nothing has matches nothing.
 *
 * @param now epoch ms; days are those of the process's time zone.
 */
export function resolveFilter(filter: Filter, source: NameSource, now: number): FeedQuery {
  const where = filter.flatMap((condition) => resolved(condition, source) ?? []);
  return { account: null, ...boundsOf(filter, now), where };
}

/** Returns a condition with ids; null for times, which are bounds. */
function resolved({ field, not, values }: Condition, source: NameSource): FeedCondition | null {
  switch (field) {
    case 'in':
      return { field, not, values: values.flatMap((name) => subscriptionsNamed(name, source)) };
    case 'account':
      return { field, not, values: values.flatMap((name) => accountsCalled(name, source)) };
    case 'is':
      return stateCondition(not, values as EventState[]);
    case 'after':
    case 'before':
    case 'last':
      return null;
    default:
      return { field, not, values } as FeedCondition;
  }
}

/** Not to be read is to be unread: one way to ask for it, so that an index can answer. */
function stateCondition(not: boolean, values: EventState[]): FeedCondition {
  const [only] = values;
  const otherwise = only === undefined ? null : eventStates[only].otherwise;
  if (!not || otherwise === null || values.length > 1) return { field: 'is', not, values };
  return { field: 'is', not: false, values: [otherwise] };
}
