import type { AccountLimit } from '../model/account.ts';
import type { AosError } from '../model/problem.ts';
import type { Endpoint } from './address.ts';

/** What came of one way of asking. */
export type Answer =
  | { endpoint: Endpoint; user: { id: string; name: string }; limits: AccountLimit[] }
  /** stranger: the server takes the token and does not let its owner in. */
  | { endpoint: Endpoint; error: AosError; stranger?: boolean };

/** An AOS server answered, and it is the token that it does not take. */
export const isRefusal = (a: Answer): boolean =>
  'error' in a && (a.error.kind === 'signed-out' || a.error.kind === 'forbidden');
