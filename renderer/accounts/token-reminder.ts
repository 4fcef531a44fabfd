import type { Account } from '../../electron/ipc/contract.ts';

const DAY = 86_400_000;
/** A reminder comes this long before a token is over, ms: time enough to get another one. */
export const AHEAD = 7 * DAY;

export interface Reminder {
  readonly account: Account;
  /** Over already, or refused by the server: nothing comes in any more. */
  readonly over: boolean;
}

/** The account whose token needs the person most: one that is over, else the one that ends first within a week. */
export function dueReminder(
  accounts: readonly Account[],
  dismissed: ReadonlySet<string>,
  now: number,
): Reminder | null {
  const out = accounts.find((one) => one.status.state === 'sign-in-needed');
  if (out) return { account: out, over: true };
  const due = accounts
    .filter((one) => one.tokenExpiresAt !== null && one.tokenExpiresAt - now <= AHEAD)
    .filter((one) => !dismissed.has(one.id))
    .sort((a, b) => (a.tokenExpiresAt ?? 0) - (b.tokenExpiresAt ?? 0));
  const [first] = due;
  return first ? { account: first, over: (first.tokenExpiresAt ?? 0) <= now } : null;
}
