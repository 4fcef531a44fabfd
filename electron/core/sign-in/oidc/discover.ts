import { AosError, problem } from '../../model/problem.ts';
import { isLoopback } from '../../transport/loopback.ts';
import { type Asking, askProvider, notProvider } from './ask-provider.ts';

/** What a provider says of itself, as far as it is used here. */
export interface Provider {
  issuer: string;
  /** Null where it offers no sign-in by a code. */
  deviceEndpoint: string | null;
  tokenEndpoint: string;
  /** What to ask for: who the person is, and where it is offered a sign-in that outlives the browser's. */
  scope: string;
}

/** Whether an address may be sent secrets to, or opened in the browser: https, or this machine. */
export function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** The issuer in what was typed: an https address (http for this machine), no page or slash behind it. @throws AosError. */
export function readIssuer(typed: string): string {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const bare = address.replace(/\/\.well-known\/openid-configuration$/, '').replace(/\/+$/, '');
  if (text === '' || /\s/.test(bare) || !isSafeAddress(bare) || /[?#]/.test(bare)) {
    throw new AosError(problem('issuer-invalid'));
  }
  return bare;
}

/**
 * Asks an issuer for its addresses (OpenID Connect Discovery 1.0, section 4).
 *
 * @throws AosError when it cannot be reached, is none, or speaks for another one.
 */
export async function discover(issuer: string, asking: Asking): Promise<Provider> {
  const { host } = new URL(issuer);
  const { status, json } = await askProvider(`${issuer}/.well-known/openid-configuration`, null, asking);
  const { issuer: said, token_endpoint: token, device_authorization_endpoint: device } = json;
  if (status !== 200 || typeof said !== 'string' || typeof token !== 'string') return notProvider(host);
  // A provider that speaks for another one is how tokens get to the wrong place (RFC 9207, section 1).
  if (said.replace(/\/+$/, '') !== issuer) return notProvider(host);
  const deviceEndpoint = typeof device === 'string' ? device : null;
  if (![token, deviceEndpoint ?? token].every(isSafeAddress)) return notProvider(host);
  const scopes = Array.isArray(json.scopes_supported) ? json.scopes_supported : [];
  const scope = scopes.includes('offline_access') ? 'openid offline_access' : 'openid';
  return { issuer, deviceEndpoint, tokenEndpoint: token, scope };
}
