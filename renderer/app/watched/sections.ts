import type { Account } from '../../../electron/ipc/contract.ts';
import { type AccountSubscription, subscriptionsOf, useApp } from '../../state/app-store.ts';
import { inSidebar } from '../../state/subscription-order.ts';
import { useView } from '../../state/view-store.ts';

/** The subscriptions of an account in the sidebar. */
export interface Section {
  readonly account: Account;
  /** Those that are not folded away. */
  readonly entries: readonly AccountSubscription[];
}

export function useSections(accounts: readonly Account[]): readonly Section[] {
  const shown = useView((s) => s.scope.account);
  const order = useApp((s) => s.app?.sidebarOrder ?? 'name');
  return accounts
    .filter(({ id }) => shown === null || id === shown)
    .map((account) => ({
      account,
      entries: account.isCollapsed ? [] : inSidebar(subscriptionsOf([account], null), order),
    }));
}
