import type { Condition, Filter } from '../model/filter.ts';
import { readToken } from './read-token.ts';
import { quote, writeValues } from './tokens.ts';

/** Writes a filter as a line that is parsed to the same filter. */
export const formatLine = (filter: Filter): string => filter.map(formatCondition).join(' ');

function formatCondition({ field, not, values }: Condition): string {
  const sign = not ? '-' : '';
  if (field !== 'text') return `${sign}${field}:${writeValues(field, values)}`;
  return values.map((value) => sign + (isPlain(value) ? value : quote(value))).join(' ');
}

/** Whether a text is the same without quotes. */
function isPlain(text: string): boolean {
  if (/[\s"\p{Cc}]|^-/u.test(text)) return false;
  const read = readToken(text, {});
  return read !== null && 'values' in read && read.field === 'text';
}
