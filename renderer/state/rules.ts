/** The alert rules: what they are called, changing the list, and the dialog of a rule. */

import type { Rule } from '../../electron/ipc/contract.ts';
import { ruleName as nameIn } from '../../electron/words/why-sentence.ts';
import { t } from '../strings/index.ts';
import { useApp } from './app-store.ts';
import { ask } from './bridge.ts';
import { say, sayProblem } from './toast-store.ts';
import { useView } from './view-store.ts';

const none: readonly Rule[] = [];

export const useRules = (): readonly Rule[] => useApp((s) => s.app?.rules ?? none);

export const currentRules = (): readonly Rule[] => useApp.getState().app?.rules ?? none;

export const ruleName = (rule: Pick<Rule, 'id' | 'name' | 'query'>): string => nameIn(rule, t.alerts.rules);

/** Replaces the list; returns whether that worked. The screen follows when the main process sends the state. */
export async function changeRules(rules: readonly Rule[]): Promise<boolean> {
  const reply = await ask('rules.change', { rules: [...rules] });
  if (!reply.ok) sayProblem(reply.problem);
  return reply.ok;
}

/** Returns the list with a rule at a place. */
export function placed(rules: readonly Rule[], rule: Rule, place: number): Rule[] {
  const others = rules.filter(({ id }) => id !== rule.id);
  return [...others.slice(0, place), rule, ...others.slice(place)];
}

export async function removeRule(rule: Rule): Promise<void> {
  const before = currentRules();
  if (!(await changeRules(before.filter(({ id }) => id !== rule.id)))) return;
  say(t.alerts.rules.removed(ruleName(rule)), { label: t.undo, run: () => void changeRules(before) });
}

/** Opens the dialog for a new rule, which is asked before all others. @param account null for all accounts. */
export function newRule(query: string, account: string | null = null): void {
  const rule: Rule = {
    id: crypto.randomUUID(),
    name: '',
    query,
    outcome: 'banner',
    accounts: account === null ? null : [account],
    isOn: true,
  };
  useView.getState().open({ type: 'rule', rule, place: 0 });
}

/** Opens the dialog of a rule of the list. */
export function editRule(id: string): void {
  const place = currentRules().findIndex((rule) => rule.id === id);
  const rule = currentRules()[place];
  if (rule) useView.getState().open({ type: 'rule', rule, place });
}
