import type { Account } from '../../electron/ipc/contract.ts';
import { REMINDER_MS } from './token-reminder.ts';

/** How long a server may be out of reach before the bar says so, ms: most connections are back by then. */
export const OUT_OF_REACH_MS = 20_000;

/** What is wrong with an account; `ends-soon` only warns. */
type TroubleKind = 'sign-in' | 'keychain' | 'stopped' | 'out-of-reach' | 'ends-soon';

interface Trouble {
  readonly account: Account;
  readonly kind: TroubleKind;
}

/**
 * Returns the trouble of each account that has some, in the order of the accounts.
 *
 * @param dismissed accounts whose reminder was closed
 * @param downSince since when accounts have been out of reach, epoch milliseconds
 */
export function accountTroubles(
  accounts: readonly Account[],
  dismissed: ReadonlySet<string>,
  downSince: ReadonlyMap<string, number>,
  now: number,
): Trouble[] {
  return accounts.flatMap((account) => {
    const kind = troubleOf(account, now, downSince.get(account.id) ?? now);
    if (kind === null || (kind === 'ends-soon' && dismissed.has(account.id))) return [];
    return [{ account, kind }];
  });
}

function troubleOf({ status, tokenExpiresAt }: Account, now: number, downSince: number): TroubleKind | null {
  if (status.state === 'sign-in-needed') return 'sign-in';
  if (status.state === 'keychain-locked') return 'keychain';
  if (status.state === 'halted') return 'stopped';
  if (isDown(status) && now - downSince >= OUT_OF_REACH_MS) return 'out-of-reach';
  return tokenExpiresAt !== null && tokenExpiresAt - now <= REMINDER_MS ? 'ends-soon' : null;
}

export const isDown = ({ state }: Account['status']): boolean => state === 'reconnecting';
