/** What can be read from a token without asking anybody. */
export interface TokenFacts {
  /** The token itself, without the spaces, quotes and "Bearer" that come along when it is pasted. */
  token: string;
  /** Whether it has the three parts of a JWT (RFC 7519); every token AOS takes has. */
  wellFormed: boolean;
  /** Its `exp` claim in epoch milliseconds; null when it has none. */
  expiresAt: number | null;
}

/** Reads a pasted token. It never throws: nonsense is simply not well-formed. */
export function readToken(pasted: string): TokenFacts {
  const token = pasted
    .replace(/^\s*(authorization:)?\s*(bearer\s)?/i, '')
    .replace(/["'\s]+/g, '')
    .trim();
  const parts = token.split('.');
  const wellFormed = parts.length === 3 && parts.every((p) => /^[A-Za-z0-9_-]+$/.test(p));
  if (!wellFormed) return { token, wellFormed, expiresAt: null };
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
    const expiresAt = typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null;
    return { token, wellFormed, expiresAt };
  } catch {
    return { token, wellFormed: false, expiresAt: null };
  }
}
