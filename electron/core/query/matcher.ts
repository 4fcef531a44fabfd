/** Whether one event in memory matches, by the same conditions as the store's SQL (`store/read/conditions.ts`). */
import type { AnnouncementKind } from '../model/announcement.ts';
import type { Action, FeedCondition, FeedQuery, Subject } from '../model/event.ts';
import type { Filter } from '../model/filter.ts';
import type { EventState } from '../model/query-fields.ts';
import { boundsOf, isTimeRelative, type NameSource, resolveFilter } from './resolve.ts';

/** What is known of an event when it is stored. */
export interface SeenEvent {
  readonly account: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly action: Action;
  readonly subject: Subject;
  /** null for an event that is not about a resource. */
  readonly resourceId: string | null;
  /** What its resource is called; null while that is not known. */
  readonly about: { readonly name: string; readonly title: string; readonly path: readonly string[] } | null;
  /** Of an announcement: its kind, and what a search looks into (`searchedText`). */
  readonly announcement?: { readonly kind: AnnouncementKind; readonly searched: string } | undefined;
  /** The subscriptions of its account that it came through. */
  readonly subscriptions: readonly number[];
  readonly read: boolean;
}

/** Whether an event matches; unknown where a text is asked for and the names of its resource are not known yet. */
type Verdict = boolean | 'unknown';

type Check = (event: SeenEvent) => Verdict;

/** How long ids have to be searched for with: as with the store's index, shorter texts mean nothing in an id. */
const ID_LETTERS = 3;

/** A test for each condition, complete by type. They are direct, as each event runs through those of every rule. */
const checks: {
  readonly [Field in FeedCondition['field']]: (
    values: Extract<FeedCondition, { field: Field }>['values'],
    not: boolean,
  ) => Check;
} = {
  kind: (values, not) => {
    const all = new Set(values);
    return (event) => all.has(event.subject) !== not;
  },
  action: (values, not) => {
    const all = new Set(values);
    return (event) => all.has(event.action) !== not;
  },
  announcement: (values, not) => {
    const all = new Set(values);
    return ({ announcement }) => (announcement !== undefined && all.has(announcement.kind)) !== not;
  },
  // Banners and summaries tell of what was stored before.
  summary: (_values, not) => () => not,
  banner: (_values, not) => () => not,
  // Where something is, is known only once it is stored.
  inside: (_values, not) => () => not,
  account: (values, not) => {
    const [only] = values;
    if (values.length === 1) return (event) => (event.account === only) !== not;
    const all = new Set(values);
    return (event) => all.has(event.account) !== not;
  },
  is: (values, not) => {
    const tests = values.map((value) => states[value]);
    const [only] = tests;
    if (only !== undefined && tests.length === 1) return (event) => only(event) !== not;
    return (event) => tests.some((test) => test(event)) !== not;
  },
  in: (values, not) => {
    const ids = new Map<string, Set<number>>();
    for (const { account, id } of values) ids.set(account, (ids.get(account) ?? new Set()).add(Number(id)));
    return ({ account, subscriptions }) => {
      const wanted = ids.get(account);
      if (wanted === undefined) return not;
      for (const id of subscriptions) if (wanted.has(id)) return !not;
      return not;
    };
  },
  text: (values, not) => {
    const tests = values.map(textTest);
    const wanted = values.map((text) => text.toLowerCase());
    return (event) => {
      const { announcement } = event;
      if (announcement) return wanted.some((text) => announcement.searched.includes(text)) !== not;
      if (!isAboutResource(event)) return not;
      if (event.about === null) return 'unknown';
      return tests.some((test) => test(event)) !== not;
    };
  },
};

const isAboutResource = ({ subject, resourceId }: SeenEvent): boolean =>
  resourceId !== null && subject !== 'user' && subject !== 'announcement';

const states: Readonly<Record<EventState, (event: SeenEvent) => boolean>> = {
  unread: (event) => !event.read,
  read: (event) => event.read,
  // What has just arrived was never snoozed, and has no star.
  snoozed: () => false,
  starred: () => false,
};

/** Keeps texts apart that are searched together: it occurs in none of them. */
const APART = '\u0000';

/** The texts of the event that was looked at last, in lower case: each of many rules asks for them. */
let folded: { event: SeenEvent | null; texts: string; id: string } = { event: null, texts: '', id: '' };

function foldedOf(event: SeenEvent): { texts: string; id: string } {
  if (folded.event === event) return folded;
  const { name, title, path } = event.about ?? { name: '', title: '', path: [] };
  const texts = [name, title, path.join(' / ')].join(APART).toLowerCase();
  folded = { event, texts, id: (event.resourceId ?? '').toLowerCase() };
  return folded;
}

function textTest(text: string): (event: SeenEvent) => boolean {
  const wanted = text.toLowerCase();
  const hasIds = [...text].length >= ID_LETTERS;
  return (event) => {
    const { texts, id } = foldedOf(event);
    return texts.includes(wanted) || (hasIds && id.includes(wanted));
  };
}

const checkOf = ({ field, not, values }: FeedCondition): Check =>
  (checks[field] as (values: FeedCondition['values'], not: boolean) => Check)(values, not);

/** Compiles a query to a test of one event. Folding and derived events are the lists' business, and not looked at. */
export function compileQuery({ account, from, to, where }: FeedQuery): Check {
  const scope: FeedCondition[] =
    account === null ? [] : [{ field: 'account', not: false, values: [account] }];
  const all = [...scope, ...where];
  // What is known of every event comes first: it may settle what a text cannot.
  const known = all.filter(({ field }) => field !== 'text').map(checkOf);
  const named = all.filter(({ field }) => field === 'text').map(checkOf);
  const after = from ?? Number.NEGATIVE_INFINITY;
  const before = to ?? Number.POSITIVE_INFINITY;
  return (event) => {
    if (event.time < after || event.time >= before) return false;
    for (const check of known) if (check(event) !== true) return false;
    let verdict: Verdict = true;
    for (const check of named) {
      const one = check(event);
      if (one === false) return false;
      if (one === 'unknown') verdict = one;
    }
    return verdict;
  };
}

export interface MatcherContext {
  readonly names: NameSource;
  /** Epoch milliseconds. It is asked only where relative times decide. */
  readonly now: () => number;
}

const MINUTE = 60_000;

/**
 * Compiles a filter to a test of one event. Relative times move on with the clock, to the minute. Names are those of the
 * context: compile again when accounts or subscriptions change.
 */
export function compileMatcher(filter: Filter, { names, now }: MatcherContext): Check {
  const query = resolveFilter(filter, names, now());
  if (!isTimeRelative(filter)) return compileQuery(query);
  const matches = compileQuery({ ...query, from: null, to: null });
  let minute = Number.NaN;
  let from = 0;
  let to = 0;
  return (event) => {
    const verdict = matches(event);
    if (verdict === false) return false;
    const current = Math.floor(now() / MINUTE);
    if (current !== minute) {
      minute = current;
      const bounds = boundsOf(filter, minute * MINUTE);
      from = bounds.from ?? Number.NEGATIVE_INFINITY;
      to = bounds.to ?? Number.POSITIVE_INFINITY;
    }
    return event.time >= from && event.time < to ? verdict : false;
  };
}
