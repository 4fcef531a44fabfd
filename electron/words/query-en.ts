/** English: the query language on screen. The language itself is the same everywhere. */
import type { EventState, SpanUnit } from '../core/model/query-fields.ts';

export const queryEn = {
  states: { unread: 'unread', read: 'read' } satisfies Record<EventState, string>,
  moments: { today: 'today', yesterday: 'yesterday' },
  /** A length of time after "last". */
  spans: {
    m: (n: number, shown: string) => (n === 1 ? 'minute' : `${shown} minutes`),
    h: (n: number, shown: string) => (n === 1 ? 'hour' : `${shown} hours`),
    d: (n: number, shown: string) => (n === 1 ? 'day' : `${shown} days`),
    w: (n: number, shown: string) => (n === 1 ? 'week' : `${shown} weeks`),
    mo: (n: number, shown: string) => (n === 1 ? 'month' : `${shown} months`),
  } satisfies Record<SpanUnit, (n: number, shown: string) => string>,
  chip: {
    in: (name: string) => `in ${name}`,
    account: (name: string) => `account ${name}`,
    after: (time: string) => `from ${time}`,
    before: (time: string) => `before ${time}`,
    last: (span: string) => `last ${span}`,
    text: (text: string) => `“${text}”`,
    not: (what: string) => `not ${what}`,
  },
  noName: {
    in: (name: string) => `There is no subscription called “${name}”.`,
    account: (name: string) => `There is no account called “${name}”.`,
  },
};

/** What every language has to say. */
export type QueryWords = typeof queryEn;
