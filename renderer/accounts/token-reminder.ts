import type { Account } from '../../electron/ipc/contract.ts';

const DAY_MS = 86_400_000;
/** How long before a token expires the reminder appears, ms: enough time to get a new one. */
export const REMINDER_MS = 7 * DAY_MS;

interface Reminder {
  readonly account: Account;
  /** The token has expired or was refused: no events arrive. */
  readonly isOver: boolean;
}

/** The account whose token is most urgent: one that no longer works, otherwise the first to expire within a week. */
export function dueReminder(
  accounts: readonly Account[],
  dismissed: ReadonlySet<string>,
  now: number,
): Reminder | null {
  const out = accounts.find((one) => one.status.state === 'sign-in-needed');
  if (out) return { account: out, isOver: true };
  const due = accounts
    .filter((one) => one.tokenExpiresAt !== null && one.tokenExpiresAt - now <= REMINDER_MS)
    .filter((one) => !dismissed.has(one.id))
    .sort((a, b) => (a.tokenExpiresAt ?? 0) - (b.tokenExpiresAt ?? 0));
  const [first] = due;
  return first ? { account: first, isOver: (first.tokenExpiresAt ?? 0) <= now } : null;
}
