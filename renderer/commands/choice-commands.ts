/** Commands with a line for each thing that can be chosen: accounts, rules, and what the screen offers. */

import { offersHere } from '../state/offers.ts';
import { currentRules, editRule, ruleName } from '../state/rules.ts';
import { useView } from '../state/view-store.ts';
import type { Command, PaletteLine } from './command.ts';

/** Switches the account without leaving the screen, where that shows one. */
const switchTo = (account: string | null) => () => useView.getState().setAccount(account);

export const choiceCommands = [
  {
    id: 'here',
    choices: () =>
      offersHere().map(({ name, run }): PaletteLine => ({ id: `here-${name}`, name, group: 'here', run })),
  },
  {
    id: 'switch-account',
    choices: (t, { app, scope }) => {
      const accounts = app?.accounts ?? [];
      if (accounts.length < 2) return [];
      return [{ id: null, label: t.nav.allAccounts }, ...accounts]
        .filter(({ id }) => id !== scope.account)
        .map(({ id, label }) => ({
          id: `account-${id}`,
          name: t.palette.account(label),
          group: 'accounts' as const,
          run: switchTo(id),
        }));
    },
  },
  {
    id: 'edit-rule',
    choices: (t) =>
      currentRules().map((rule) => ({
        id: `rule-${rule.id}`,
        name: t.palette.rule(ruleName(rule)),
        group: 'settings' as const,
        run: () => editRule(rule.id),
      })),
  },
] as const satisfies readonly Command[];
