/** What can be written where the caret is in a line. */
import { type FieldName, factsOf, queryFields } from '../model/query-fields.ts';
import { fieldNamed, type KnownNames } from './read-token.ts';
import { partsOfList, tokensOf, unquote, writeValues } from './tokens.ts';

export interface Completion {
  readonly field: FieldName;
  /** One of the field's values; null for the field itself. */
  readonly value: string | null;
}

export interface Completions {
  readonly options: readonly Completion[];
  /** What they take the place of. */
  readonly from: number;
  readonly to: number;
  /** Whether the first one is meant unless another is chosen: a value has been begun and is not complete. */
  readonly isBegun: boolean;
}

const MAX_OPTIONS = 50;
const fields = (Object.keys(queryFields) as FieldName[]).filter((field) => field !== 'text');

/** Returns what can be written at the end of the token that ends at the caret; null if there is nothing to offer. */
export function complete(line: string, caret: number, names: KnownNames): Completions | null {
  const token = tokensOf(line).find(({ to }) => to === caret);
  if (token === undefined) return null;
  const sign = token.text.startsWith('-') ? 1 : 0;
  const body = token.text.slice(sign);
  const [, name, rest = ''] = /^([^\s":]+):(.*)$/s.exec(body) ?? [];
  const from = token.from + sign;
  if (name === undefined) return completeField(body, from, caret);
  const field = fieldNamed(name);
  return field && completeValue(field, rest, from + name.length + 1, names);
}

function completeField(typed: string, from: number, to: number): Completions | null {
  const begun = typed.toLowerCase();
  const options = fields.filter((field) => begun !== '' && field.startsWith(begun));
  if (options.length === 0) return null;
  return { from, to, isBegun: false, options: options.map((field) => ({ field, value: null })) };
}

function completeValue(field: FieldName, rest: string, from: number, names: KnownNames): Completions | null {
  const parts = partsOfList(rest);
  const last = parts.at(-1);
  const isNew = last === undefined || last.to < rest.length;
  const typed = isNew ? '' : unquote(last.text).toLowerCase();
  const chosen = (isNew ? parts : parts.slice(0, -1)).map(({ text }) => unquote(text).toLowerCase());
  if (factsOf(field).again === 'instead' && chosen.length > 0) return null;
  const options = valuesLike(field, typed, names).filter((value) => !chosen.includes(value.toLowerCase()));
  const isComplete = options.some((value) => value.toLowerCase() === typed);
  if (options.length === (isComplete ? 1 : 0)) return null;
  return {
    from: from + (isNew ? rest.length : last.from),
    to: from + rest.length,
    isBegun: typed !== '' && !isComplete,
    options: options.slice(0, MAX_OPTIONS).map((value) => ({ field, value })),
  };
}

/** The values that a text begins; of names also those that it occurs in, after the others. */
function valuesLike(field: FieldName, typed: string, names: KnownNames): string[] {
  const { values, choices, examples = [] } = factsOf(field);
  const all = values === 'name' ? (names[field] ?? []) : (choices ?? examples);
  const begun = all.filter((value) => value.toLowerCase().startsWith(typed));
  if (values !== 'name') return begun;
  return [...begun, ...all.filter((value) => !begun.includes(value) && value.toLowerCase().includes(typed))];
}

/** Puts a completion into the line; returns the line and where the caret is then. */
export function withCompletion(
  line: string,
  { from, to }: Completions,
  { field, value }: Completion,
): { line: string; caret: number } {
  const written = value === null ? `${field}:` : `${writeValues(field, [value])} `;
  const after = line.slice(to);
  const text = value !== null && after.startsWith(' ') ? written.trimEnd() : written;
  return { line: line.slice(0, from) + text + after, caret: from + written.length };
}
