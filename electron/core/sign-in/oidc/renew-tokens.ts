import type { Institution } from '../../model/institution.ts';
import { AosError, problem } from '../../model/problem.ts';
import { type Asking, askProvider } from './ask-provider.ts';
import { refusal } from './device-flow.ts';
import { discover } from './discover.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/**
 * Exchanges a refresh token for new tokens (RFC 6749, section 6).
 *
 * @throws AosError; of kind `signed-out` when the provider no longer takes it, so that the person has to sign in.
 */
export async function renewTokens(
  institution: Institution,
  refresh: string,
  asking: Asking,
): Promise<Tokens> {
  const { host } = new URL(institution.issuer);
  const { tokenEndpoint } = await discover(institution.issuer, asking);
  const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: institution.clientId };
  const { status, json } = await askProvider(tokenEndpoint, form, asking);
  if (status === 200) return tokensOf(json, host, refresh);
  if (json.error !== 'invalid_grant') throw refusal(json, host);
  throw new AosError(problem('renewal-ended', { host }));
}
