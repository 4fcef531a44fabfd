/** What is many: the settings, and what can be done with each account and each subscription, wherever one is. */
import { accountMenu } from '../../accounts/account-menu.ts';
import type { PaletteGroup, PaletteLine } from '../../commands/command.ts';
import { settingLines } from '../../commands/setting-lines.ts';
import { subscriptionsOf, useApp } from '../../state/app-store.ts';
import { distinctNameOf } from '../../state/distinct-name.ts';
import type { Offer } from '../../state/offers.ts';
import { t } from '../../strings/index.ts';
import { subscriptionMenu } from '../../subscriptions/subscription-menu.ts';
import { menuOffers } from '../../ui/menu-offers.ts';

const linesOf = (group: PaletteGroup, id: string, offers: readonly Offer[]): PaletteLine[] =>
  offers.map(({ name, run }) => ({ id: `${id}-${name}`, name, group, isOnlyFound: true, run }));

export function manyLines(): readonly PaletteLine[] {
  const accounts = useApp.getState().app?.accounts ?? [];
  return [
    ...settingLines(t),
    ...accounts.flatMap((account) =>
      linesOf('accounts', account.id, menuOffers(accountMenu(account), account.label)),
    ),
    ...subscriptionsOf(accounts, null).flatMap((one) =>
      linesOf(
        'subscriptions',
        `${one.account.id}-${one.subscription.id}`,
        menuOffers(subscriptionMenu(one), distinctNameOf(one)),
      ),
    ),
  ];
}
