import { defaultRules } from '../alert/default-rules.ts';
import { readyRules } from '../alert/ready-rules.ts';
import type { ReadyRule } from '../alert/rulings.ts';
import type { Clock } from '../base/clock.ts';
import type { Rule } from '../model/rule.ts';
import type { NameSource } from '../query/resolve.ts';
import type { ReadRules, RulesFile } from './rules-file.ts';

export interface RuleBookOptions {
  file: RulesFile;
  clock: Pick<Clock, 'now'>;
  /** What accounts and subscriptions are called now. */
  names: () => NameSource;
}

/** The rules that decide about banners: the list as it is kept, and made ready for each account. */
export function createRuleBook({ file, clock, names }: RuleBookOptions) {
  let rules: readonly Rule[] = defaultRules;
  let isChanged = false;
  const ready = new Map<string, readonly ReadyRule[]>();
  let namesWere = '';
  let areNamesOld = true;

  /** Names are compared only when they may have changed: asking for a rule costs every event. */
  function checkNames(): void {
    areNamesOld = false;
    const now = JSON.stringify(names());
    if (now === namesWere) return;
    namesWere = now;
    ready.clear();
  }

  return {
    /** Reads the list. @throws AosError when the disk refuses. */
    load(): ReadRules {
      const read = file.read();
      isChanged = read.rules !== null;
      rules = read.rules ?? rules;
      ready.clear();
      return read;
    },
    list: (): readonly Rule[] => rules,
    names,
    now: (): number => clock.now(),
    /** The rules that are asked before one at this place of the list; not itself, where it is in the list already. */
    before: ({ id }: Rule, place: number): Rule[] => rules.filter((one) => one.id !== id).slice(0, place),
    /** Replaces the list, and keeps it. @throws AosError when the disk refuses; the list is then unchanged. */
    change(next: readonly Rule[]): void {
      file.write(next);
      isChanged = true;
      rules = next;
      ready.clear();
    },
    /** Sets the rules of somebody who has not changed any. Returns whether that is so. */
    setDefaults(next: readonly Rule[]): boolean {
      if (isChanged) return false;
      rules = next;
      ready.clear();
      return true;
    },
    /** Accounts or subscriptions may have got other names. */
    outdateNames(): void {
      areNamesOld = true;
    },
    /** The rules for the events of an account. */
    of(account: string): readonly ReadyRule[] {
      if (areNamesOld) checkNames();
      const known = ready.get(account);
      if (known !== undefined) return known;
      const made = readyRules(rules, account, { names: names(), now: () => clock.now() });
      ready.set(account, made);
      return made;
    },
  };
}

export type RuleBook = ReturnType<typeof createRuleBook>;
