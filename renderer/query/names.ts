/** What a query line can call accounts and subscriptions. */

import { withDistinctNames } from '../../electron/core/query/distinct.ts';
import type { NameSource } from '../../electron/core/query/resolve.ts';
import type { Account } from '../../electron/ipc/contract.ts';
import { watchedBy } from '../state/distinct-name.ts';

export const namesOfAccounts = (accounts: readonly Account[]): NameSource =>
  withDistinctNames(watchedBy(accounts));
