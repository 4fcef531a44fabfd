import { randomUUID } from 'node:crypto';
import type { AccountRecord, Keep } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import { problem } from '../model/problem.ts';
import type { Consent, Probe, SignInProblem } from '../model/sign-in.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { seal, type Tokens } from '../sign-in/oidc/tokens.ts';
import { type Found, probe } from '../sign-in/probe.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import type { Registry } from './registry.ts';

/** How long a server may take to show that it is one, ms. */
const PROBE = 8_000;
/** How many colours there are to tell accounts apart. */
const COLOURS = 6;

interface SignInDetails {
  label?: string | undefined;
  consent?: Consent | undefined;
  /** Who gave the tokens, and renews them; none for a pasted one. */
  institution?: Institution | null;
}

/** Signing in: to a server that is new here, or with a new token to one that is known. */
export function createSignIn(options: EngineOptions, proxy: ProxyResolver, registry: Registry) {
  const { clock, vault } = options;

  function find(address: string, token: string, consent: Consent = {}) {
    return probe(address, token, {
      fetch: options.fetch,
      proxy,
      ca: consent.ca ?? null,
      plaintext: consent.plaintext ?? false,
      now: clock.now(),
      deadline: PROBE,
    });
  }

  /** The first colour that no account has; when all are taken they begin again. */
  function freeColour(): number {
    const taken = new Set(registry.sessions().map((s) => s.record.colour ?? 0));
    const free = Array.from({ length: COLOURS }, (_, n) => n).find((n) => !taken.has(n));
    return free ?? registry.sessions().length % COLOURS;
  }

  async function replaceTokens(
    known: Session,
    tokens: Tokens,
    keep: Keep,
    institution: Institution | null,
    { user, limits }: Found,
  ): Promise<{ account: string }> {
    await vault.put(known.id, seal(tokens), keep);
    known.record.keep = keep;
    if (institution) known.record.institution = institution;
    else delete known.record.institution;
    const wasLimited = known.record.limits?.includes('no-user') ?? false;
    // A limited token does not tell the name.
    if (!limits.includes('no-user')) known.record.user = user;
    if (limits.length > 0) known.record.limits = limits;
    else delete known.record.limits;
    registry.save();
    await known.setTokens(tokens, institution);
    // What a limited token could not watch.
    if (wasLimited && !limits.includes('no-user')) await known.watchOwn();
    return { account: known.id };
  }

  return {
    async test(address: string, token: string, consent?: Consent): Promise<Probe | SignInProblem> {
      const found = await find(address, token, consent);
      if ('field' in found) return found;
      const { server, protocol, encrypted, user, tokenExpiresAt } = found;
      return { server, protocol, encrypted, user, tokenExpiresAt };
    },

    /** The tokens may be a pasted one, or come from an institution. */
    async signInWith(
      address: string,
      tokens: Tokens,
      keep: Keep,
      { label, consent, institution = null }: SignInDetails,
    ): Promise<{ account: string } | SignInProblem> {
      const found = await find(address, tokens.token, consent);
      if ('field' in found) return found;
      const clean = { ...tokens, token: found.token };
      const same = registry
        .sessions()
        .find((s) => s.record.user.id === found.user.id && s.record.endpoint === found.endpoint);
      if (same) return replaceTokens(same, clean, keep, institution, found);
      registry.checkRoom();
      const record: AccountRecord = {
        id: randomUUID(),
        label: label ?? found.server,
        endpoint: found.endpoint,
        protocol: found.protocol,
        user: found.user,
        keep,
        paused: false,
        colour: freeColour(),
        ...(consent?.ca === undefined ? {} : { ca: consent.ca }),
        ...(found.portal === null ? {} : { portal: found.portal }),
        ...(institution && { institution }),
        ...(found.limits.length > 0 && { limits: found.limits }),
      };
      await vault.put(record.id, seal(clean), keep);
      const opened = await registry.open(record, clean);
      registry.save();
      await opened.watchOwn();
      return { account: record.id };
    },

    async renewWith(
      account: string,
      tokens: Tokens,
      keep: Keep,
      institution: Institution | null = null,
    ): Promise<{ account: string } | SignInProblem> {
      const known = registry.session(account);
      const { record } = known;
      // Its address was agreed to when the account was made, unencrypted or not.
      const found = await find(record.endpoint, tokens.token, { plaintext: true, ca: record.ca });
      if ('field' in found) return found;
      if (found.user.id !== record.user.id) return wrongPerson(found.user.name, record.user.name);
      return replaceTokens(known, { ...tokens, token: found.token }, keep, institution, found);
    },
  };
}

export type SignIn = ReturnType<typeof createSignIn>;

function wrongPerson(theirs: string, ours: string): SignInProblem {
  return { field: 'token', ...problem('other-person', { theirs, ours }) };
}
