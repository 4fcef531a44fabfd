import type { Outcome, Why } from '../core/model/banner.ts';
import type { Hold } from '../core/model/hold.ts';
import type { Language } from './language.ts';

/** Says whether a banner told of something, and why or why not. @param now epoch ms. */
export function whySentence({ decision, banner }: Why, language: Language, now: number): string | null {
  const { why, ...words } = language.words.alerts;
  if (banner === null) return decision === null ? null : why.decisions[decision];
  const told = outcomeSentence(banner.outcome, language, now);
  const isBacklog = decision === 'backlog';
  if (banner.count === 1 && !isBacklog) return told;
  return `${told} ${why.many(words.events(banner.count, language.format.number(banner.count)))}`;
}

function outcomeSentence(outcome: Outcome, language: Language, now: number): string {
  const { why } = language.words.alerts;
  if (outcome.is === 'held') return why.held(heldBy(outcome, language, now));
  return outcome.is === 'failed' ? why.failed(outcome.error) : why[outcome.is];
}

/** Says what became of a banner, in a few words. @param now epoch ms. */
export function outcomeText(outcome: Outcome, language: Language, now: number): string {
  const { outcomes } = language.words.alerts;
  return outcome.is === 'held' ? outcomes.held(heldBy(outcome, language, now)) : outcomes[outcome.is];
}

function heldBy({ by, until }: Hold, { words, format }: Language, now: number): string {
  return words.alerts.heldBy[by](until === null ? null : format.moment(until, now));
}
