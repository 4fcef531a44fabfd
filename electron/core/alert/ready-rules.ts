import type { Rule } from '../model/rule.ts';
import { compileMatcher, type MatcherContext } from '../query/matcher.ts';
import { parseLine } from '../query/parse.ts';
import type { ReadyRule } from './rulings.ts';

/**
 * Makes rules ready to be asked about events of an account. Rules that are off, for other accounts, or whose query cannot be
 * understood are left out: half a query would match more than was meant.
 */
export function readyRules(rules: readonly Rule[], account: string, context: MatcherContext): ReadyRule[] {
  return rules.flatMap(({ id, query, outcome, accounts, isOn }): ReadyRule[] => {
    if (!isOn || (accounts !== null && !accounts.includes(account))) return [];
    const { filter, problems } = parseLine(query);
    return problems.length > 0 ? [] : [{ id, outcome, matches: compileMatcher(filter, context) }];
  });
}
