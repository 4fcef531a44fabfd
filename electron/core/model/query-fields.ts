import { actions } from './actions.ts';
import { announcementKinds } from './announcement-kinds.ts';
import { namesOf } from './named-codes.ts';
import { subjects } from './subjects.ts';

/** What an event can be, each with what it is otherwise; null where that has no name. */
export const eventStates = {
  unread: { otherwise: 'read' },
  read: { otherwise: 'unread' },
  snoozed: { otherwise: null },
  starred: { otherwise: null },
} as const;

export type EventState = keyof typeof eventStates;

interface FieldFacts {
  /** Its values: one of a few words, the name of something the app knows, a time, a length of time, or any text. */
  values: 'choice' | 'name' | 'moment' | 'span' | 'text';
  /** What the same field again does: either may hold, both must, or the later one counts. */
  again: 'either' | 'both' | 'instead';
  choices?: readonly string[];
  /** Words that people write for it or for a value, and what they mean; for suggestions only. */
  aliases?: readonly string[];
  valueAliases?: Readonly<Record<string, string>>;
  /** Values that show what can be written, for the list of values and the page of examples. */
  examples?: readonly string[];
}

const known = <Name extends string>(names: readonly Name[]) =>
  names.filter((name): name is Exclude<Name, 'unknown'> => name !== 'unknown');

/** Weekdays, beginning with the one that `Date.getDay` calls 0. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** Minutes, hours, days, weeks, months. */
export type SpanUnit = 'm' | 'h' | 'd' | 'w' | 'mo';

const moments = ['today', 'yesterday', ...weekdays.slice(1), weekdays[0]];

/**
 * The fields of the query language, in the order in which they are written. A new field is an entry here, one in the table of
 * SQL conditions (`store/read/conditions.ts`), one in that of the matcher (`query/matcher.ts`), and its words.
 */
export const queryFields = {
  kind: {
    values: 'choice',
    again: 'either',
    choices: known(namesOf(subjects)),
    aliases: ['type', 'subject'],
    valueAliases: { file: 'object', folder: 'collection' },
    examples: ['object', 'dataset'],
  },
  action: {
    values: 'choice',
    again: 'either',
    choices: known(namesOf(actions)),
    aliases: ['event', 'what'],
    valueAliases: { added: 'created', new: 'created', changed: 'updated', removed: 'deleted' },
    examples: ['deleted', 'created'],
  },
  in: { values: 'name', again: 'either', aliases: ['project', 'subscription'], examples: ['soil-2026'] },
  account: { values: 'name', again: 'either', aliases: ['server', 'user'] },
  announcement: {
    values: 'choice',
    again: 'either',
    choices: namesOf(announcementKinds),
    aliases: ['news', 'category', 'severity'],
    valueAliases: {
      outage: 'maintenance',
      downtime: 'maintenance',
      version: 'release',
      organisation: 'organization',
      orga: 'organization',
      article: 'blog',
    },
    examples: ['maintenance'],
  },
  is: { values: 'choice', again: 'both', choices: namesOf(eventStates), aliases: ['state', 'status'] },
  after: { values: 'moment', again: 'instead', aliases: ['from', 'since'], examples: moments },
  before: { values: 'moment', again: 'instead', aliases: ['until', 'till'], examples: moments },
  last: {
    values: 'span',
    again: 'instead',
    aliases: ['past', 'within'],
    examples: ['1h', '24h', '7d', '4w', '3mo'],
  },
  text: { values: 'text', again: 'both' },
} as const satisfies Record<string, FieldFacts>;

export type FieldName = keyof typeof queryFields;

/** What is known of a field, whichever it is. */
export const factsOf = (field: FieldName): FieldFacts => queryFields[field];

/** The actions and kinds that a person can filter by. */
export const filterActions = queryFields.action.choices;
export const filterSubjects = queryFields.kind.choices;
