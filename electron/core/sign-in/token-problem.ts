import type { Problem } from '../model/problem.ts';
import { day } from './certificate-problem.ts';

/** Why the server did not take the token, as far as the token itself tells. */
export function refused(
  token: string,
  wellFormed: boolean,
  expiresAt: number | null,
  now: number,
  host: string,
): Problem {
  const next = 'Copy a token from your profile in the web portal and paste it here.';
  const kind = 'signed-out';
  if (token === '') return { kind, message: `${host} is an AOS server. It needs a token.`, next };
  if (!wellFormed) {
    const message = 'This is not a whole token: one has three parts with dots between them.';
    return { kind, message, next };
  }
  if (expiresAt !== null && expiresAt <= now) {
    return { kind, message: `This token expired on ${day(expiresAt)}.`, next };
  }
  return { kind, message: `${host} is an AOS server, but it refuses this token.`, next };
}
