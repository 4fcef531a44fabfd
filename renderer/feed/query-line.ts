/**
 * The one-line form of what the feed shows: `kind:object action:deleted in:"soil-2026" is:unread after:2026-01-01 reads`.
 * It is the same in every language, so that a line can be sent to a colleague. Words that are no filter are searched for.
 */
import type { Action, Subject } from '../../electron/ipc/contract.ts';

export interface Filters {
  readonly actions: readonly Action[];
  readonly subjects: readonly Subject[];
  /** Name of a subscription; null for all. */
  readonly in: string | null;
  readonly unread: boolean;
  /** Epoch milliseconds, start of a day in the local zone; `to` is exclusive. */
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
}

export const ACTIONS: readonly Action[] = [
  'created',
  'available',
  'updated',
  'deleted',
  'snapshotted',
  'announced',
];
export const SUBJECTS: readonly Subject[] = [
  'project',
  'collection',
  'dataset',
  'object',
  'user',
  'announcement',
];

export const noFilters: Filters = {
  actions: [],
  subjects: [],
  in: null,
  unread: false,
  from: null,
  to: null,
  text: '',
};

/** A day written as 2026-01-31, or a minute of it as 2026-01-31T14:00, in the local zone; null where there is none. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/i.exec(text);
  if (!match) return null;
  const numbers = match.slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers;
  const date = new Date(year, month - 1, day, hour, minute);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
}

export function formatDay(time: number): string {
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const minutes = date.getHours() * 60 + date.getMinutes();
  return minutes === 0 ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Splits at blanks; quotes hold words together, and one that is never closed reaches to the end. */
export function tokens(line: string): string[] {
  return line.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? [];
}

function oneOf<T extends string>(all: readonly T[], names: string): T[] | null {
  const found = names.split(',').map((name) => all.find((one) => one === name.toLowerCase()));
  return found.every((one) => one !== undefined) ? found : null;
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

/** What a single token adds to the filters; null when it is a word to search for. */
function withToken(filters: Filters, token: string): Filters | null {
  const colon = token.indexOf(':');
  if (colon <= 0) return null;
  const value = token.slice(colon + 1).replaceAll('"', '');
  if (value === '') return null;
  switch (token.slice(0, colon).toLowerCase()) {
    case 'action': {
      const actions = oneOf(ACTIONS, value);
      return actions && { ...filters, actions: union(filters.actions, actions) };
    }
    case 'kind': {
      const subjects = oneOf(SUBJECTS, value);
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

/** Reads a line, on top of filters that are already set. */
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

/** One filter that can be dropped by itself. */
export type FilterPart =
  | { readonly type: 'action'; readonly value: Action }
  | { readonly type: 'kind'; readonly value: Subject }
  | { readonly type: 'in'; readonly value: string }
  | { readonly type: 'unread' }
  | { readonly type: 'from'; readonly value: number }
  | { readonly type: 'to'; readonly value: number }
  | { readonly type: 'text'; readonly value: string };

export function partsOf(filters: Filters): FilterPart[] {
  const parts: FilterPart[] = [];
  for (const value of filters.subjects) parts.push({ type: 'kind', value });
  for (const value of filters.actions) parts.push({ type: 'action', value });
  if (filters.in !== null) parts.push({ type: 'in', value: filters.in });
  if (filters.unread) parts.push({ type: 'unread' });
  if (filters.from !== null) parts.push({ type: 'from', value: filters.from });
  if (filters.to !== null) parts.push({ type: 'to', value: filters.to });
  if (filters.text !== '') parts.push({ type: 'text', value: filters.text });
  return parts;
}

export function without(filters: Filters, part: FilterPart): Filters {
  switch (part.type) {
    case 'action':
      return { ...filters, actions: filters.actions.filter((one) => one !== part.value) };
    case 'kind':
      return { ...filters, subjects: filters.subjects.filter((one) => one !== part.value) };
    case 'in':
      return { ...filters, in: null };
    case 'unread':
      return { ...filters, unread: false };
    case 'from':
      return { ...filters, from: null };
    case 'to':
      return { ...filters, to: null };
    case 'text':
      return { ...filters, text: '' };
  }
}
