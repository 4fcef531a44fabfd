import { AosError, type Problem, problem } from '../../model/problem.ts';
import { readToken } from '../token.ts';

/** What an account signs in with. */
export interface Tokens {
  /** What is sent to AOS. */
  token: string;
  /** What a new one can be had with; null for a token that was pasted, or a provider that gives none. */
  refresh: string | null;
}

/** What an account signs in with, or why there is nothing it could sign in with: a problem of kind `signed-out`. */
export type TokensOrLack = Tokens | { lack: Problem };

/**
 * The tokens in a provider's answer (RFC 6749, section 5.1). AOS takes JWTs only and checks who signed them, so the
 * access token is sent where it is a JWT; a provider whose access tokens are opaque has its ID token sent, which names
 * the same person and is signed by the same keys.
 *
 * @param before the refresh token that was used: it goes on where no new one came. @throws AosError.
 */
export function tokensOf(json: Record<string, unknown>, host: string, before: string | null): Tokens {
  const { access_token: access, id_token: id, refresh_token: refresh } = json;
  const token = [access, id].find((one) => typeof one === 'string' && readToken(one).wellFormed);
  if (typeof token !== 'string') {
    throw new AosError(problem('tokens-unreadable', { host }));
  }
  return { token, refresh: typeof refresh === 'string' && refresh !== '' ? refresh : before };
}

/** Tokens as one secret for the vault, so that they are kept and forgotten together. A lone token stays as it is. */
export function seal({ token, refresh }: Tokens): string {
  return refresh === null ? token : JSON.stringify({ token, refresh });
}

/** What was sealed. A JWT never begins with a brace. */
export function unseal(secret: string): Tokens {
  if (!secret.startsWith('{')) return { token: secret, refresh: null };
  try {
    const { token, refresh } = JSON.parse(secret) as { token?: unknown; refresh?: unknown };
    if (typeof token === 'string' && typeof refresh === 'string') return { token, refresh };
  } catch {
    // Not ours: it is then refused like any other bad token.
  }
  return { token: secret, refresh: null };
}
