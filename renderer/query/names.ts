/** What a query line can call accounts and subscriptions. */

import type { NameSource } from '../../electron/core/query/resolve.ts';
import type { Account } from '../../electron/ipc/contract.ts';
import { nameOf } from '../state/subscription-names.ts';

export const namesOfAccounts = (accounts: readonly Account[]): NameSource => ({
  accounts: accounts.map(({ id, label, subscriptions }) => ({
    id,
    label,
    subscriptions: subscriptions.map((one) => ({
      id: one.id,
      names: [...new Set([nameOf(one), one.name])].filter((name) => name !== ''),
    })),
  })),
});
