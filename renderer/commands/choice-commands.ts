/** Commands with a line for each thing that can be chosen: accounts, rules, and what the screen offers. */

import { sidebarOrders, subscriptionOrders } from '../../electron/core/model/subscription-orders.ts';
import { isReferredTo, subscriptionsOf } from '../state/app-store.ts';
import { chooseAccount } from '../state/choose-account.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { fold } from '../state/fold-account.ts';
import { moveBy } from '../state/move-subscription.ts';
import { offersHere } from '../state/offers.ts';
import { currentRules, editRule, ruleName } from '../state/rules.ts';
import { changeSettings } from '../state/settings.ts';
import type { Command, PaletteLine } from './command.ts';

/** Switches the account without leaving the screen, where that shows one. */
const switchTo = (account: string | null) => () => chooseAccount(account);

interface Ordering<Order> {
  readonly nameOf: (order: Order) => string;
  readonly choose: (order: Order) => void;
}

/** A line for each order but the present one. */
const orderLines = <Order extends string>(
  id: string,
  orders: readonly Order[],
  present: Order | undefined,
  { nameOf, choose }: Ordering<Order>,
): readonly PaletteLine[] =>
  orders
    .filter((order) => order !== present)
    .map((order) => ({
      id: `${id}-${order}`,
      name: nameOf(order),
      group: 'subscriptions',
      run: () => choose(order),
    }));

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
    id: 'subscription-order',
    choices: (t, { app }) =>
      orderLines('subscription-order', subscriptionOrders, app?.subscriptionOrder, {
        nameOf: (order) => t.watched.sortedBy(t.watched.orders[order]),
        choose: (subscriptionOrder) => void changeSettings({ subscriptionOrder }),
      }),
  },
  {
    id: 'sidebar-order',
    choices: (t, { app }) =>
      orderLines('sidebar-order', sidebarOrders, app?.sidebarOrder, {
        nameOf: (order) => t.watched.sidebarSortedBy(t.watched.sidebarOrders[order]),
        choose: (sidebarOrder) => void changeSettings({ sidebarOrder }),
      }),
  },
  {
    id: 'fold-account',
    choices: (t, { app }) =>
      (app?.accounts ?? []).map((account) => ({
        id: `fold-${account.id}`,
        name: t.watched[account.isCollapsed ? 'expand' : 'collapse'](account.label),
        group: 'accounts' as const,
        run: () => void fold(account, !account.isCollapsed),
      })),
  },
  {
    id: 'move-subscription',
    choices: (t, { app, scope }) => {
      const ref = scope.subscription;
      const one = subscriptionsOf(app?.accounts ?? [], null).find((entry) => isReferredTo(entry, ref));
      if (app?.sidebarOrder !== 'hand' || !ref || !one) return [];
      const name = distinctNameOf(one);
      return [
        { id: 'move-up', name: t.watched.moveNameUp(name), run: () => void moveBy(ref, -1) },
        { id: 'move-down', name: t.watched.moveNameDown(name), run: () => void moveBy(ref, 1) },
      ];
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
