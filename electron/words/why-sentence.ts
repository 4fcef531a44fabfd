import type { Outcome, Why } from '../core/model/banner.ts';
import { bannerFailures } from '../core/model/banner-failures.ts';
import type { Hold } from '../core/model/hold.ts';
import type { Rule } from '../core/model/rule.ts';
import type { SnoozeState } from '../core/model/snooze-state.ts';
import type { Language } from './language.ts';
import type { Words } from './languages.ts';

/** The words for what a banner counts: events, or notifications. */
type Things = (n: number, shown: string) => string;

/**
 * Says whether a banner told of something, and why or why not. @param rules the list of rules. @param now epoch ms.
 * @param things what it is one of; events if it is left out.
 */
export function whySentence(
  why: Why,
  language: Language,
  rules: readonly Rule[],
  now: number,
  things: Things = language.words.alerts.events,
): string | null {
  const told = toldSentence(why, language, now, things);
  if (why.snooze) return snoozeSentence(why.snooze, why.banner && told, language, now);
  const rule = told === null ? null : ruleSentence(why, language.words, rules);
  return rule === null ? told : `${told} ${rule}`;
}

/** What was snoozed says until when, and what became of its banner once it has come back. */
function snoozeSentence(
  { until, back }: SnoozeState,
  told: string | null,
  language: Language,
  now: number,
): string {
  const snoozed = language.words.snooze.why(language.format.ahead(until, now));
  return back === null || told === null ? snoozed : `${snoozed} ${told}`;
}

function ruleSentence(
  { rule }: Why,
  { alerts: { rules: words } }: Words,
  rules: readonly Rule[],
): string | null {
  if (rule === null) return null;
  if (rule === 'muted') return words.byMute;
  if (rule === 'level') return words.byLevel;
  const found = rules.find(({ id }) => id === rule);
  return words.because(found ? ruleName(found, words) : words.deleted);
}

/** What a rule is called: its name, what it does from the start, or its query. */
export const ruleName = (
  { id, name, query }: Pick<Rule, 'id' | 'name' | 'query'>,
  { defaults, everything }: Pick<Words['alerts']['rules'], 'defaults' | 'everything'>,
): string => name || (defaults[id] ?? query) || everything;

function toldSentence(
  { decision, banner }: Why,
  language: Language,
  now: number,
  things: Things,
): string | null {
  const { why } = language.words.alerts;
  if (banner === null) return decision === null ? null : why.decisions[decision];
  const told = outcomeSentence(banner.outcome, language, now);
  const isBacklog = decision === 'backlog';
  if (banner.count === 1 && !isBacklog) return told;
  return `${told} ${why.many(things(banner.count, language.format.number(banner.count)))}`;
}

function outcomeSentence(outcome: Outcome, language: Language, now: number): string {
  const { why } = language.words.alerts;
  if (outcome.is === 'held') return why.held(heldBy(outcome, language, now));
  return outcome.is === 'failed' ? why.failed(failureText(outcome.error, why)) : why[outcome.is];
}

/** Why a banner could not be shown: in the words of the system, or in our own where it said nothing. */
function failureText(error: string | null, { failures }: Words['alerts']['why']): string | null {
  const known = bannerFailures.find((one) => one === error);
  return known === undefined ? error : failures[known];
}

/** Says what became of a banner, in a few words. @param now epoch ms. */
export function outcomeText(outcome: Outcome, language: Language, now: number): string {
  const { outcomes } = language.words.alerts;
  return outcome.is === 'held' ? outcomes.held(heldBy(outcome, language, now)) : outcomes[outcome.is];
}

function heldBy({ by, until }: Hold, { words, format }: Language, now: number): string {
  return words.alerts.heldBy[by](until === null ? null : format.moment(until, now));
}
