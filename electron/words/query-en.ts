/** English: the query language on screen. The language itself is the same everywhere. */
import type { EventState, FieldName, SpanUnit } from '../core/model/query-fields.ts';

export const queryEn = {
  states: { unread: 'unread', read: 'read', snoozed: 'snoozed', starred: 'starred' } satisfies Record<
    EventState,
    string
  >,
  moments: { today: 'today', yesterday: 'yesterday' },
  /** What a condition on each field asks for, beside its name. */
  fields: {
    kind: 'what the event is about',
    announcement: 'the kind of an announcement',
    action: 'what happened',
    in: 'a subscription',
    account: 'an account',
    is: 'read, unread, snoozed or starred',
    after: 'from a day or time on',
    before: 'up to a day or time',
    last: 'the time up to now',
  } satisfies Record<Exclude<FieldName, 'text'>, string>,
  examples: {
    title: 'Searching',
    intro:
      'Type words and filters into the search field, in any order: all of them must apply. Click an example to try it. A minus sign in front of a part excludes it.',
    try: (line: string) => `Try ${line}`,
    words: 'Both words occur in the name, title, path or id, or in an announcement.',
    phrase: 'The words in quotes occur one after the other.',
    without: 'With “reads” and without “draft”.',
    action: 'Only what was deleted.',
    announcement: 'Announcements of maintenance and outages.',
    or: 'Objects that were created or updated: a comma means “or”.',
    not: 'Everything but what was created.',
    in: 'Events of one subscription.',
    account: 'Events of one account.',
    last: 'Unread events of the last seven days. A saved filter moves on with the calendar.',
    after: 'Since the beginning of yesterday. Weekdays work, too: after:monday.',
    between: 'Between a day and a time.',
    snoozed: 'What is snoozed.',
    starred: 'What has a star.',
  },
  completions: 'What you can enter here',
  didYouMean: 'Did you mean',
  searchFor: 'To search for it as text:',
  problems: {
    field: (field: string) => `There is no filter “${field}:”.`,
    value: (field: string, value: string) => `“${field}:” has no value “${value}”.`,
    empty: (field: string) => `“${field}:” needs a value.`,
    possible: (values: string) => `Possible values: ${values}.`,
    ignored: 'This part is ignored.',
  },
  /** A length of time after "last". */
  spans: {
    m: (n: number, shown: string) => (n === 1 ? 'minute' : `${shown} minutes`),
    h: (n: number, shown: string) => (n === 1 ? 'hour' : `${shown} hours`),
    d: (n: number, shown: string) => (n === 1 ? 'day' : `${shown} days`),
    w: (n: number, shown: string) => (n === 1 ? 'week' : `${shown} weeks`),
    mo: (n: number, shown: string) => (n === 1 ? 'month' : `${shown} months`),
  } satisfies Record<SpanUnit, (n: number, shown: string) => string>,
  chip: {
    announcement: (kind: string) => `Announcement: ${kind}`,
    in: (name: string) => `in ${name}`,
    account: (name: string) => `account ${name}`,
    after: (time: string) => `from ${time}`,
    before: (time: string) => `before ${time}`,
    last: (span: string) => `last ${span}`,
    text: (text: string) => `“${text}”`,
    not: (what: string) => `not ${what}`,
    /** Offered where what is left out would show something. */
    including: (what: string) => `Including ${what}`,
  },
  /** Of a name that more than one subscription has. */
  several: (shown: string) => `${shown} subscriptions`,
  noName: {
    in: (name: string) => `There is no subscription called “${name}”.`,
    account: (name: string) => `There is no account called “${name}”.`,
  },
};

/** What every language has to say. */
export type QueryWords = typeof queryEn;
