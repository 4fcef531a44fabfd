import type { Condition } from '../model/filter.ts';
import { type FieldName, factsOf, queryFields } from '../model/query-fields.ts';
import { readMoment, readSpan } from './moment.ts';
import { fieldLike, valueLike } from './suggest.ts';
import { partsOfList, quote, type Token, unquote, writeValues } from './tokens.ts';

/** A part of a line that is not understood. It is no condition, and is not searched for, either. */
export interface LineProblem extends Token {
  /** There is no such field, the field has no such value, the name is of nothing here, or the value is missing. */
  readonly reason: 'field' | 'value' | 'name' | 'empty';
  /** The field as it was written or, where it is known, as it is called. */
  readonly field: string;
  /** The value as it was written; of several, the first that is wrong. */
  readonly value: string;
  /** What may have been meant, to stand in its place; null if nothing is near. */
  readonly suggestion: string | null;
}

/** The names that exist, by field. */
export type KnownNames = Partial<Readonly<Record<FieldName, readonly string[]>>>;

type Problem = Omit<LineProblem, keyof Token>;
type Read = Condition | Problem | null;

/** Reads a token; null if there is nothing in it. */
export function readToken(token: string, names: KnownNames): Read {
  const not = token.startsWith('-') && token.length > 1;
  const body = not ? token.slice(1) : token;
  const [, name, rest = ''] = /^([^\s":]+):(.*)$/s.exec(body) ?? [];
  if (name === undefined) return textOf(body, not);
  const field = fieldNamed(name);
  if (field !== null) return readValues(field, not, rest, names);
  return unknownField(name, rest, not, names) ?? textOf(body, not);
}

function textOf(text: string, not: boolean): Condition | null {
  const value = unquote(text).trim().slice(0, 1_000);
  return value === '' ? null : { field: 'text', not, values: [value] };
}

/** Returns the field with this name, in upper or lower case; null if there is none. */
export function fieldNamed(name: string): FieldName | null {
  const lower = name.toLowerCase();
  return lower !== 'text' && Object.hasOwn(queryFields, lower) ? (lower as FieldName) : null;
}

/**
 * Reads what looks like a field but names none that exists. Null if it was not meant as a field: addresses (`https://…`), identifiers (`doi:10.1/x`,
 * `GO:0008150`, `sha256:…`), times (`12:30`) and drives (`C:\`) are text.
 */
function unknownField(name: string, rest: string, not: boolean, names: KnownNames): Problem | null {
  if (!/^\p{L}{2,}$/u.test(name) || rest.startsWith('//')) return null;
  const sign = not ? '-' : '';
  const problem = { reason: 'field' as const, field: name, value: unquote(rest) };
  const like = fieldLike(name);
  const read = like && rest !== '' ? readValues(like, not, rest, names) : null;
  const corrected = read !== null && 'reason' in read ? read.suggestion : read && `${sign}${like}:${rest}`;
  if (corrected !== null) return { ...problem, suggestion: corrected };
  if (/[/\\]|^\d[\d.]*$/.test(rest)) return null;
  if (rest === '') return like && { ...problem, suggestion: `${sign}${like}:` };
  return { ...problem, suggestion: sign + quote(unquote(`${name}:${rest}`)) };
}

function readValues(field: FieldName, not: boolean, rest: string, names: KnownNames): Read {
  const written = partsOfList(rest)
    .map(({ text }) => unquote(text).trim().slice(0, 1_000))
    .filter((value) => value !== '');
  const [first] = written;
  if (first === undefined) return { reason: 'empty', field, value: '', suggestion: null };
  const values = written.map((value) => readValue(field, value, names));
  const wrong = written.find((_, n) => values[n] === null);
  if (wrong === undefined && !isTooMany(field, written))
    return { field, not, values: values.filter((value) => value !== null) };
  const reason = factsOf(field).values === 'name' ? 'name' : 'value';
  const corrected = written.map((value, n) => values[n] ?? valueLike(field, value, names[field] ?? []));
  const isCorrected = corrected.every((value) => value !== null) && !isTooMany(field, corrected);
  const suggestion = isCorrected ? `${not ? '-' : ''}${field}:${writeValues(field, corrected)}` : null;
  return { reason, field, value: wrong ?? written.join(','), suggestion };
}

/** A time is one, not this or that. */
const isTooMany = (field: FieldName, values: readonly unknown[]): boolean =>
  factsOf(field).again === 'instead' && values.length > 1;

/** Returns a value as it is always written, or null if the field has no such value. */
function readValue(field: FieldName, value: string, names: KnownNames): string | null {
  const facts = factsOf(field);
  const lower = value.toLowerCase();
  switch (facts.values) {
    case 'choice':
      return facts.choices?.find((one) => one === lower) ?? null;
    case 'moment':
      return readMoment(value);
    case 'span':
      return readSpan(value);
    case 'name': {
      const known = names[field];
      return known === undefined || known.some((one) => one.toLowerCase() === lower) ? value : null;
    }
    case 'text':
      return value;
  }
}
