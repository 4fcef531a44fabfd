import { createHmac, timingSafeEqual } from 'node:crypto';

/** The claims of a token: its owner, its id, and when it begins and ends (epoch seconds). */
export interface Claims {
  sub: string;
  jti: string;
  iat: number;
  exp: number;
}

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** Returns a JWT (RFC 7519) signed with HMAC-SHA256. */
export function signToken(claims: Claims, secret: string): string {
  const body = `${HEADER}.${encode({ iss: 'aruna', ...claims })}`;
  return `${body}.${signature(body, secret)}`;
}

/** Returns the claims of a token with a correct signature that has not expired; undefined for any other text. */
export function verifyToken(token: string, secret: string, nowMs: number): Claims | undefined {
  const [header, body, signed, ...rest] = token.split('.');
  if (header !== HEADER || body === undefined || signed === undefined || rest.length > 0) return undefined;
  const expected = Buffer.from(signature(`${header}.${body}`, secret));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  return isClaims(claims) && claims.exp * 1000 > nowMs ? claims : undefined;
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== 'object' || value === null) return false;
  const { sub, jti, exp } = value as Record<string, unknown>;
  return typeof sub === 'string' && typeof jti === 'string' && typeof exp === 'number';
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url');
}
