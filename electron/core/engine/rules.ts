import type { Account } from '../model/account.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { Rule } from '../model/rule.ts';
import { withDistinctNames } from '../query/distinct.ts';
import type { NameSource } from '../query/resolve.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';
import type { RuleBook } from './rule-book.ts';
import { watchedIn } from './watched-in.ts';

/** The list of rules as the person sees and changes it. See `Engine`. */
export function createRules(registry: Registry, book: RuleBook, emit: (change: EngineChange) => void) {
  const changed = () => emit({ ...noChange(), state: true });
  return {
    rules: book.list,
    changeRules(rules: readonly Rule[]) {
      book.change(rules);
      changed();
    },
    setDefaultRules(rules: readonly Rule[]) {
      if (book.setDefaults(rules)) changed();
    },
    previewRule: (rule: Rule, place: number) =>
      registry.read().previewRule(rule, book.before(rule, place), book.names(), book.now()),
  } satisfies Partial<Engine>;
}

/** What rules can call accounts and subscriptions. @param own names of what every account has. */
export const namesIn = (accounts: readonly Account[], own: EngineOptions['ownNames']): NameSource =>
  withDistinctNames(watchedIn(accounts, own));
