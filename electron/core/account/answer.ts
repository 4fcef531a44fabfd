import type { AosError } from '../transport/aos-error.ts';
import type { Endpoint } from './address.ts';

/** What came of one way of asking. */
export type Answer =
  | { endpoint: Endpoint; user: { id: string; name: string } }
  | { endpoint: Endpoint; error: AosError };

/** An AOS server answered, and it is the token that it does not take. */
export const isRefusal = (a: Answer): boolean =>
  'error' in a && (a.error.kind === 'signed-out' || a.error.kind === 'forbidden');
