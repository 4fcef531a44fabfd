import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';

/** An OpenID provider whose tokens are accepted. */
export interface Issuer {
  /** Returns the `sub` of a valid token that this provider signed; undefined for any other text. */
  personOf(token: string, nowMs: number): string | undefined;
}

type Json = Record<string, unknown>;

/** Asks a provider once for its keys. Rejects with a sentence when that fails. */
export async function readIssuer(address: string): Promise<Issuer> {
  const bare = address.replace(/\/+$/, '');
  const { issuer, jwks_uri: keysAt } = await getJson(`${bare}/.well-known/openid-configuration`);
  if (typeof issuer !== 'string' || typeof keysAt !== 'string')
    throw new Error(`${bare} is no OpenID provider.`);
  const { keys } = await getJson(keysAt);
  return issuerOf(issuer, Array.isArray(keys) ? keys : []);
}

/** Creates a provider from its name and its public keys (RFC 7517). It supports only RS256. */
export function issuerOf(issuer: string, keys: readonly (JsonWebKey & { kid?: string })[]): Issuer {
  const known = new Map<unknown, KeyObject>();
  for (const key of keys) if (key.kty === 'RSA') known.set(key.kid, createPublicKey({ key, format: 'jwk' }));
  return {
    personOf(token, nowMs) {
      const [header = '', body = '', signature = '', ...rest] = token.split('.');
      const { alg, kid } = decode(header);
      const key = known.get(kid);
      if (alg !== 'RS256' || key === undefined || rest.length > 0) return undefined;
      const signed = Buffer.from(`${header}.${body}`);
      if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
      const { iss, sub, exp } = decode(body);
      const counts = iss === issuer && typeof exp === 'number' && exp * 1000 > nowMs;
      return counts && typeof sub === 'string' ? sub : undefined;
    },
  };
}

async function getJson(url: string): Promise<Json> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error(`The OpenID provider cannot be reached at ${url}.`, { cause });
  });
  if (!response.ok) throw new Error(`The OpenID provider answers ${response.status} at ${url}.`);
  return { ...((await response.json()) as Json | null) };
}

function decode(part: string): Json {
  try {
    return { ...(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json | null) };
  } catch {
    return {};
  }
}
