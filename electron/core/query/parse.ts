/**
 * The query line: `kind:object -action:created in:"soil-2026","wheat" is:unread after:yesterday -draft "two words"`. It is the same
 * in every language, so that a line can be sent to a colleague. What is no condition is text to search for.
 */
import type { Filter } from '../model/filter.ts';
import { noFilter, withCondition } from './filter.ts';
import { type KnownNames, type LineProblem, readToken } from './read-token.ts';
import { tokensOf } from './tokens.ts';

export interface ParsedLine {
  readonly filter: Filter;
  readonly problems: readonly LineProblem[];
}

/**
 * Parses a line and adds it to a filter.
 *
 * @param names if given, a name that is not among them is a problem and no condition; otherwise any name is one.
 */
export function parseLine(line: string, base: Filter = noFilter, names: KnownNames = {}): ParsedLine {
  let filter = base;
  const problems: LineProblem[] = [];
  for (const token of tokensOf(line)) {
    const read = readToken(token.text, names);
    if (read === null) continue;
    if ('reason' in read) problems.push({ ...token, ...read });
    else filter = withCondition(filter, read);
  }
  return { filter, problems };
}
