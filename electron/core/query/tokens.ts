import { type FieldName, factsOf } from '../model/query-fields.ts';

/** A piece of a line, and where it is. */
export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What stands in quotes. A backslash makes a quote, or another backslash, a part of it. */
const INNER = '(?:\\\\["\\\\]|[^"])*';
/** Quotes that are not closed reach to the end. */
const END = '(?:"|$)';
const piece = (without: string) => new RegExp(`(?:[^${without}"]|"${INNER}${END})+`, 'g');
const tokens = piece('\\s');
const listed = piece(',');
const quoted = new RegExp(`"(${INNER})${END}`, 'g');

const allOf = (pattern: RegExp, text: string): Token[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    text: found,
    from: index,
    to: index + found.length,
  }));

/** Splits at spaces. Quotes keep words together. */
export const tokensOf = (line: string): Token[] => allOf(tokens, line.replace(/\p{Cc}/gu, ' '));

/** Splits at commas that are not in quotes, without empty parts. */
export const partsOfList = (text: string): Token[] => allOf(listed, text);

/** Returns the text without its quotes. */
export const unquote = (text: string): string =>
  text.replace(quoted, (_, inner: string) => inner.replace(/\\(["\\])/g, '$1'));

export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Writes the values of a field; names are in quotes, as they may have spaces and commas. */
export function writeValues(field: FieldName, values: readonly string[]): string {
  return values.map((value) => (factsOf(field).values === 'name' ? quote(value) : value)).join(',');
}
