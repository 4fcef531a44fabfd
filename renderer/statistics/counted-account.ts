import type { Account } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';

/** Whose events were counted, where there are several accounts to tell apart. @param account null: of all. */
export function countedAccount(
  { account }: { readonly account: string | null },
  accounts: readonly Account[],
): string[] {
  if (accounts.length < 2) return [];
  return [accounts.find(({ id }) => id === account)?.label ?? t.nav.allAccounts];
}
