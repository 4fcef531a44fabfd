import { type Problem, problem } from '../model/problem.ts';

/** Says why the server did not accept the token, as far as the token itself tells. Times are epoch milliseconds. */
export function tokenProblem(
  token: string,
  wellFormed: boolean,
  expiresAt: number | null,
  now: number,
  host: string,
): Problem {
  if (token === '') return problem('token-missing');
  if (!wellFormed) return problem('token-incomplete');
  if (expiresAt !== null && expiresAt <= now) return problem('token-expired', { expiredAt: expiresAt });
  return problem('token-not-accepted', { host });
}
