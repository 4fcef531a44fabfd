/**
 * The one-line form of a search of the feed: `kind:object action:deleted in:"soil-2026" is:unread after:2026-01-01 reads`.
 * It is the same in every language, so that a line can be sent to a colleague. Other words are searched for.
 */
import { filterActions, filterSubjects } from '../ui/kind-styles.ts';
import { formatDay, parseDay } from './day.ts';
import { type Filters, noFilters } from './filters.ts';

/** Splits at spaces. Quotes keep words together; an unclosed quote reaches to the end. */
function tokens(line: string): string[] {
  return line.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? [];
}

function oneOf<T extends string>(all: readonly T[], names: string): T[] | null {
  const found = names.split(',').map((name) => all.find((one) => one === name.toLowerCase()));
  return found.every((one) => one !== undefined) ? found : null;
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

/** Adds a token to the filters; null if it is a word to search for. */
function withToken(filters: Filters, token: string): Filters | null {
  const colon = token.indexOf(':');
  if (colon <= 0) return null;
  const value = token.slice(colon + 1).replaceAll('"', '');
  if (value === '') return null;
  switch (token.slice(0, colon).toLowerCase()) {
    case 'action': {
      const actions = oneOf(filterActions, value);
      return actions && { ...filters, actions: union(filters.actions, actions) };
    }
    case 'kind': {
      const subjects = oneOf(filterSubjects, value);
      return subjects && { ...filters, subjects: union(filters.subjects, subjects) };
    }
    case 'in':
      return { ...filters, in: value };
    case 'is':
      return value === 'unread' ? { ...filters, unread: true } : null;
    case 'after': {
      const from = parseDay(value);
      return from === null ? null : { ...filters, from };
    }
    case 'before': {
      const to = parseDay(value);
      return to === null ? null : { ...filters, to };
    }
    default:
      return null;
  }
}

/** Parses a line and adds it to filters that are already set. */
export function parseLine(line: string, base: Filters = noFilters): Filters {
  let filters: Filters = { ...base, text: '' };
  const words: string[] = [];
  for (const token of tokens(line)) {
    const next = withToken(filters, token);
    if (next) filters = next;
    else words.push(token.replaceAll('"', ''));
  }
  return { ...filters, text: words.join(' ').trim() };
}

export function formatLine(filters: Filters): string {
  const parts: string[] = [];
  if (filters.subjects.length > 0) parts.push(`kind:${filters.subjects.join(',')}`);
  if (filters.actions.length > 0) parts.push(`action:${filters.actions.join(',')}`);
  if (filters.in !== null) parts.push(`in:"${filters.in}"`);
  if (filters.unread) parts.push('is:unread');
  if (filters.from !== null) parts.push(`after:${formatDay(filters.from)}`);
  if (filters.to !== null) parts.push(`before:${formatDay(filters.to)}`);
  if (filters.text !== '') parts.push(filters.text);
  return parts.join(' ');
}
