import type { RuleOutcome, SubscriptionRule } from '../model/rule.ts';
import type { AlertLevel, Target } from '../model/subscription.ts';
import type { compileMatcher, SeenEvent } from '../query/matcher.ts';
import { isImportant } from './importance.ts';

/** A rule that is made ready to be asked. */
export interface ReadyRule {
  id: string;
  outcome: RuleOutcome;
  matches: ReturnType<typeof compileMatcher>;
}

/** What the rules say of an event. */
export interface Ruling {
  /** The id of the rule; null where none matches. */
  rule: string | null;
  outcome: RuleOutcome;
}

/** Returns what the first rule that matches says; unknown while it depends on a name. Null if none matches. */
export function firstRuling(rules: readonly ReadyRule[], event: SeenEvent): Ruling | 'unknown' | null {
  for (const { id, outcome, matches } of rules) {
    const verdict = matches(event);
    if (verdict === true) return { rule: id, outcome };
    if (verdict === 'unknown') return verdict;
  }
  return null;
}

const MUTED: SubscriptionRule = 'muted';
const LEVEL: SubscriptionRule = 'level';

/** What a subscription says of its events. */
export interface SubscriptionLevel {
  muted: boolean;
  alerts: AlertLevel;
  target: Target;
}

/**
 * Returns what the rules say of an event that came through a subscription. A muted one is quiet whatever the rules say; what
 * no rule matches is decided by its level.
 */
export function rulingOf(
  rules: readonly ReadyRule[],
  event: SeenEvent,
  { muted, alerts, target }: SubscriptionLevel,
): Ruling | 'unknown' {
  if (muted) return { rule: MUTED, outcome: 'quiet' };
  const found = firstRuling(rules, event);
  if (found !== null) return found;
  const isLoud = alerts === 'all' || isImportant(event, target);
  return { rule: LEVEL, outcome: isLoud ? 'banner' : 'quiet' };
}
