/** What can be read from a token without asking anybody. */
export interface TokenFacts {
  /** The token itself, without the spaces, quotes and "Bearer" that come along when it is pasted. */
  token: string;
  /** Whether it has the three parts of a JWT (RFC 7519); every token AOS takes has. */
  wellFormed: boolean;
  /** Its `exp` claim in epoch milliseconds; null when it has none. */
  expiresAt: number | null;
  /** Its `iat` claim in epoch milliseconds; null when it has none. */
  issuedAt: number | null;
  /** Its `sub` claim: of a token that AOS itself made the id of its user. Null when it has none. */
  subject: string | null;
}

/** Reads a pasted token. It never throws: nonsense is simply not well-formed. */
export function readToken(pasted: string): TokenFacts {
  const token = pasted
    .replace(/^\s*(authorization:)?\s*(bearer\s)?/i, '')
    .replace(/["'\s]+/g, '')
    .trim();
  const parts = token.split('.');
  const wellFormed = parts.length === 3 && parts.every((p) => /^[A-Za-z0-9_-]+$/.test(p));
  const nothing = { token, expiresAt: null, issuedAt: null, subject: null };
  if (!wellFormed) return { ...nothing, wellFormed };
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    const { exp, iat, sub } = { ...(claims as Record<string, unknown> | null) };
    return {
      token,
      wellFormed,
      expiresAt: milliseconds(exp),
      issuedAt: milliseconds(iat),
      subject: typeof sub === 'string' ? sub : null,
    };
  } catch {
    return { ...nothing, wellFormed: false };
  }
}

const milliseconds = (seconds: unknown): number | null =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : null;
