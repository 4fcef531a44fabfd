/** What a query line can call accounts and subscriptions. */

import { withDistinctNames } from '../../electron/core/query/distinct.ts';
import type { NameSource } from '../../electron/core/query/resolve.ts';
import type { Account } from '../../electron/ipc/contract.ts';
import { watchedBy } from '../state/distinct-name.ts';

const known = new WeakMap<readonly Account[], NameSource>();

/** They are asked for several times with every letter that is typed; accounts are a new list when anything about them changes. */
export function namesOfAccounts(accounts: readonly Account[]): NameSource {
  const names = known.get(accounts) ?? withDistinctNames(watchedBy(accounts));
  known.set(accounts, names);
  return names;
}
