import type { Account } from '../model/account.ts';
import type { Rule } from '../model/rule.ts';
import type { SetupRule } from '../model/setup.ts';

/** The most rules that a list has, as in rule.ts. */
const MAX_RULES = 100;

type Known = Pick<Account, 'id' | 'server' | 'user'>;

/** Returns rules as they are written into a file. */
export const exportRules = (rules: readonly Rule[], accounts: readonly Known[]): SetupRule[] =>
  rules.map(({ accounts: ids, ...rule }) => ({
    ...rule,
    accounts:
      ids?.flatMap((id) => {
        const one = accounts.find((account) => account.id === id);
        return one ? { server: one.server, user: one.user.id } : [];
      }) ?? null,
  }));

/**
 * Returns the list with the rules of a file: one that is here already, by its id, becomes as the file has it; others come
 * behind those that are here. Rules for accounts that are not signed in here are left out.
 */
export function withRules(
  here: readonly Rule[],
  file: readonly SetupRule[],
  accounts: readonly Known[],
): Rule[] {
  const read = file.flatMap((rule) => ruleHere(rule, accounts) ?? []);
  const changed = here.map((rule) => read.find(({ id }) => id === rule.id) ?? rule);
  const fresh = read.filter(({ id }) => !here.some((rule) => rule.id === id));
  return [...changed, ...fresh].slice(0, MAX_RULES);
}

function ruleHere({ accounts: named, ...rule }: SetupRule, accounts: readonly Known[]): Rule | null {
  if (named === null) return { ...rule, accounts: null };
  const ids = accounts.flatMap(({ id, server, user }) =>
    named.some((one) => one.server === server && one.user === user.id) ? id : [],
  );
  return ids.length === 0 ? null : { ...rule, accounts: ids };
}
