import type { Keep } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import { problem } from '../model/problem.ts';
import type { Consent, Probe, SignedIn, SignInProblem } from '../model/sign-in.ts';
import type { EngineOptions, Vault } from '../session/engine-options.ts';
import { seal, type Tokens } from '../sign-in/oidc/tokens.ts';
import { type Found, probe } from '../sign-in/probe.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import type { Engine } from './engine-api.ts';
import { newAccount, type SignInDetails, signedInAgain } from './new-account.ts';
import type { Registry } from './registry.ts';

/** How long a server may take to show that it is one, ms. */
const PROBE = 8_000;

/** Signing in: to a server that is new here, or with a new token to one that is known. */
export function createSignIn(
  options: EngineOptions,
  proxy: ProxyResolver,
  registry: Registry,
  known: Pick<Engine, 'serverHints'>,
) {
  const { clock, vault } = options;
  const replaceTokens = tokenReplacer(vault, registry);

  function find(address: string, token: string, consent: Consent = {}) {
    return probe(address, token, {
      fetch: options.fetch,
      proxy,
      ca: consent.ca ?? null,
      extraAuthorities: options.extraAuthorities,
      plaintext: consent.plaintext ?? false,
      now: clock.now(),
      deadline: PROBE,
    });
  }

  return {
    async test(address: string, token: string, consent?: Consent): Promise<Probe | SignInProblem> {
      const found = await find(address, token, consent);
      return 'field' in found ? found : probeOf(found);
    },

    /** The tokens may be a pasted one, or come from an institution. */
    async signInWith(
      address: string,
      tokens: Tokens,
      keep: Keep,
      details: SignInDetails,
    ): Promise<SignedIn | SignInProblem> {
      const found = await find(address, tokens.token, details.consent);
      if ('field' in found) return found;
      const clean = { ...tokens, token: found.token };
      const open = registry.openRecords();
      const same = open.find((r) => r.user.id === found.user.id && r.endpoint === found.endpoint);
      if (same) return replaceTokens(same.id, clean, keep, details.institution ?? null, found);
      registry.checkRoom();
      const portal = found.portal ?? known.serverHints(address).portal;
      const record = newAccount({ ...found, portal }, keep, details, open);
      await vault.put(record.id, seal(clean), keep);
      const opened = await registry.add(record, clean);
      registry.save();
      await opened.watchOwn();
      return { account: record.id };
    },

    async renewWith(
      account: string,
      tokens: Tokens,
      keep: Keep,
      institution: Institution | null = null,
    ): Promise<SignedIn | SignInProblem> {
      const { endpoint, ca, user } = registry.openRecord(account);
      // Its address was agreed to when the account was made, unencrypted or not.
      const found = await find(endpoint, tokens.token, { plaintext: true, ca });
      if ('field' in found) return found;
      if (found.user.id !== user.id) return wrongPerson(found.user.name, user.name);
      return replaceTokens(account, { ...tokens, token: found.token }, keep, institution, found);
    },
  };
}

export type SignIn = ReturnType<typeof createSignIn>;

const probeOf = ({ server, protocol, encrypted, user, tokenExpiresAt, unusedPath }: Found): Probe => ({
  unusedPath,
  server,
  protocol,
  encrypted,
  user,
  tokenExpiresAt,
});

/** Gives an account that is open new tokens, and what sign-in found out with them. */
function tokenReplacer(vault: Vault, registry: Registry) {
  return async (
    id: string,
    tokens: Tokens,
    keep: Keep,
    institution: Institution | null,
    found: Found,
  ): Promise<SignedIn> => {
    await vault.put(id, seal(tokens), keep);
    const known = registry.session(id);
    const before = registry.openRecord(id);
    const after = signedInAgain(before, found, keep, institution);
    registry.replace(after);
    registry.save();
    await known.setTokens(tokens, institution);
    // What a limited token could not watch.
    const [wasLimited, isLimited] = [before, after].map(({ limits }) => limits?.includes('no-user'));
    if (wasLimited && !isLimited) await known.watchOwn();
    return { account: id };
  };
}

function wrongPerson(theirs: string, ours: string): SignInProblem {
  return { field: 'token', ...problem('other-person', { theirs, ours }) };
}
