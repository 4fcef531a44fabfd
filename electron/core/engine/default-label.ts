import type { AccountRecord } from '../model/account.ts';

/**
 * Returns what an account is called that nobody has given a name: whose it is and where, as in "Ada · aos.example.org". The
 * port is left out unless another account has that name; a limited token does not tell whose it is.
 *
 * @param others those that are open.
 */
export function defaultLabel(
  { endpoint, user }: Pick<AccountRecord, 'endpoint' | 'user'>,
  others: readonly Pick<AccountRecord, 'label'>[] = [],
): string {
  const { hostname, host } = new URL(endpoint);
  const named = (where: string) => (user.name === '' ? where : `${user.name} · ${where}`);
  const isTaken = others.some(({ label }) => label === named(hostname));
  return named(isTaken ? host : hostname);
}
