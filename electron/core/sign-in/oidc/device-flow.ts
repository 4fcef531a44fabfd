import { clean } from '../../base/clean.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import { AosError, problem } from '../../model/problem.ts';
import { type Asking, askProvider, notProvider } from './ask-provider.ts';
import { isSafeAddress, type Provider } from './discover.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** What a person needs to approve this app in a browser (RFC 8628, section 3.2). */
export interface DeviceCode {
  /** For the provider only: whoever holds it gets the tokens. */
  secret: string;
  /** What the person types, or compares. */
  userCode: string;
  /** Where they type it. */
  page: string;
  /** The same page with the code filled in, where the provider has one. */
  filledPage: string | null;
  /** How long it counts from now on, ms. */
  lifetime: number;
  /** How long to wait between two questions, ms. */
  interval: number;
}

export interface FlowOptions extends Asking {
  clock: Clock;
}

/** What RFC 8628 says where the provider says nothing, ms (section 3.2), and what `slow_down` adds (section 3.5). */
const INTERVAL = 5_000;
/** Nobody waits longer for a person than this, ms. */
const LONGEST = 30 * 60_000;

/** Asks for a code that a person can approve. @throws AosError. */
export async function requestCode(provider: Provider, clientId: string, asking: Asking): Promise<DeviceCode> {
  const form = { client_id: clientId, scope: provider.scope };
  const { host } = new URL(provider.issuer);
  if (provider.deviceEndpoint === null) {
    throw new AosError(problem('issuer-without-codes', { host }));
  }
  const { status, json } = await askProvider(provider.deviceEndpoint, form, asking);
  if (status !== 200) throw refusal(json, host);
  const { device_code: secret, user_code: userCode, verification_uri: page, expires_in: seconds } = json;
  if (typeof secret !== 'string' || typeof userCode !== 'string' || typeof page !== 'string') {
    return notProvider(host);
  }
  if (!isSafeAddress(page)) return notProvider(host);
  const filled = json.verification_uri_complete;
  return {
    secret,
    userCode: clean(userCode, 64),
    page: new URL(page).href,
    filledPage: typeof filled === 'string' && isSafeAddress(filled) ? new URL(filled).href : null,
    lifetime: Math.min(typeof seconds === 'number' ? seconds * 1000 : LONGEST, LONGEST),
    interval: typeof json.interval === 'number' ? Math.max(json.interval, 1) * 1000 : INTERVAL,
  };
}

/**
 * Asks again and again until the person has approved (RFC 8628, section 3.4 and 3.5).
 *
 * @throws AosError: they declined, the code ran out, the provider refuses. An aborted signal ends it with its reason.
 */
export async function waitForApproval(
  provider: Provider,
  clientId: string,
  code: DeviceCode,
  options: FlowOptions,
): Promise<Tokens> {
  const { clock, signal } = options;
  const { host } = new URL(provider.issuer);
  const until = clock.monotonic() + code.lifetime;
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: code.secret,
    client_id: clientId,
  };
  let { interval } = code;
  for (;;) {
    await sleep(clock, interval, signal);
    signal.throwIfAborted();
    if (clock.monotonic() >= until) throw refusal({ error: 'expired_token' }, host);
    const answer = await askProvider(provider.tokenEndpoint, form, options).catch((error: unknown) => {
      // A network that is away for a moment is no reason to give up; a stranger in its place is.
      if (error instanceof AosError && ['unreachable', 'server'].includes(error.kind)) return null;
      throw error;
    });
    if (answer?.status === 200) return tokensOf(answer.json, host, null);
    if (answer === null || answer.json.error === 'slow_down') interval += INTERVAL;
    else if (answer.json.error !== 'authorization_pending') throw refusal(answer.json, host);
  }
}

/** What a provider's refusal means (RFC 6749, section 5.2, and RFC 8628, section 3.5). */
export function refusal(json: Record<string, unknown>, host: string): AosError {
  switch (json.error) {
    case 'access_denied':
      return new AosError(problem('sign-in-declined'));
    case 'expired_token':
      return new AosError(problem('code-expired'));
    case 'invalid_client':
    case 'unauthorized_client':
      return new AosError(problem('client-unknown', { host }));
    default: {
      const said = [json.error, json.error_description].filter((part) => typeof part === 'string').join(': ');
      return new AosError(problem('issuer-refuses', { host, reason: clean(said, 200) }));
    }
  }
}
