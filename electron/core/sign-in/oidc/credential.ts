import { backoff } from '../../base/backoff.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import type { Institution } from '../../model/institution.ts';
import { AosError, type Problem } from '../../model/problem.ts';
import { type Status, statusWithoutToken } from '../../model/status.ts';
import { badToken } from '../../transport/explain.ts';
import { readToken } from '../token.ts';
import { createRenewal, RETRY, type Renewable } from './renewal.ts';
import type { Tokens, TokensOrLack } from './tokens.ts';

export interface CredentialOptions {
  tokens: TokensOrLack;
  /** How the person knows the server the tokens are for. */
  server: string;
  /** Who renews them; null for a token that was pasted. */
  institution: Institution | null;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  random: () => number;
  /** Keeps new tokens. When that fails it is tried again: the old ones may count no longer. */
  keep: (tokens: Tokens) => Promise<void>;
  /** New tokens are there. @param wasRefused the server had refused the ones before. */
  renewed: (wasRefused: boolean) => void;
  /** What `status` gives has changed. */
  changed: () => void;
}

/** What an account signs in with, always fresh as far as that can be had. */
export interface Credential {
  /**
   * The token to send. While one that is over is being renewed, a promise of the new one; it never rejects.
   * @throws AosError of kind `signed-out` while there is none: nothing is sent then.
   */
  token(): string | Promise<string>;
  /** When the person has to do something, epoch ms; null when that is not known, or it is renewed by itself. */
  endsAt(): number | null;
  /** Why it is no good, if it is not: the server refuses it, or it cannot be renewed any more, or not at the moment. */
  status(): Status | null;
  /**
   * The server refused this token, at whatever call. If it can be renewed that is done ahead of its time; otherwise the
   * person has to sign in. One that was replaced meanwhile does not matter.
   */
  refused(token: string): void;
  /** The server takes this token after all. */
  accepted(token: string): void;
  /** The token may be bad; nothing that was said proves it. */
  doubted(): void;
  replace(tokens: Tokens, institution: Institution | null): void;
  /** Why there is no token; null when there is one. */
  lack(): Problem | null;
  /** There is still no token, and now for this reason. */
  setLack(problem: Problem): void;
  /** The network is back, or the machine woke up: what waits to be tried again is tried now. */
  woke(): void;
  /** A renewal that is under way may end first: what it used up would be missed at the next start. */
  stop(): Promise<void>;
}

/** At the end a renewal that is under way gets so long, ms. */
const GOODBYE = 1_000;

const none: Tokens = { token: '', refresh: null };

export function createCredential(options: CredentialOptions): Credential {
  const { clock } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let { institution } = options;
  let lack = 'lack' in options.tokens ? options.tokens.lack : null;
  let tokens: Tokens = 'lack' in options.tokens ? none : options.tokens;
  let isRefused = false;
  let saving: Promise<void> | undefined;

  const held = () => renewable(tokens, institution);
  const renewal = createRenewal({ ...options, held, signal, renewed, failed: options.changed });
  const isOver = () => (readToken(tokens.token).expiresAt ?? Number.POSITIVE_INFINITY) <= clock.now();

  function renewed(fresh: Tokens): void {
    const wasRefused = isRefused;
    tokens = fresh;
    isRefused = false;
    saving = keepTrying(options, () => tokens === fresh && !signal.aborted, fresh, signal);
    options.renewed(wasRefused);
  }

  renewal.look();
  return {
    token() {
      if (lack !== null) throw new AosError(lack);
      if (held() === null || !isOver() || renewal.trouble() !== null) return tokens.token;
      return renewal.renew().then(() => tokens.token);
    },
    endsAt: () => (held() === null ? readToken(tokens.token).expiresAt : null),
    status() {
      if (lack !== null) return statusWithoutToken(lack);
      const trouble = renewal.trouble();
      // A renewal that is late does no harm while the token still counts.
      if (trouble !== null && (trouble.state === 'sign-in-needed' || isOver() || isRefused)) return trouble;
      if (!isRefused || renewal.isUnderWay()) return null;
      return { state: 'sign-in-needed', problem: badToken(options.server) };
    },
    refused(token) {
      if (token !== tokens.token) return;
      isRefused = true;
      renewal.ahead();
      options.changed();
    },
    accepted(token) {
      if (token !== tokens.token || !isRefused) return;
      isRefused = false;
      options.changed();
    },
    doubted: renewal.ahead,
    replace(fresh, by) {
      tokens = fresh;
      lack = null;
      institution = by;
      isRefused = false;
      renewal.settle();
      renewal.look();
    },
    lack: () => lack,
    setLack(problem) {
      if (lack === null || lack.code === problem.code) return;
      lack = problem;
      options.changed();
    },
    woke() {
      const state = renewal.trouble()?.state;
      if (state === 'reconnecting') void renewal.renew();
      else if (state === undefined) renewal.look();
    },
    async stop() {
      const settled = renewal.ended().then(() => saving);
      await Promise.race([settled, sleep(clock, GOODBYE, signal)]);
      stopping.abort();
      renewal.stop();
    },
  };
}

const renewable = ({ token, refresh }: Tokens, institution: Institution | null): Renewable | null =>
  institution === null || refresh === null ? null : { token, refresh, institution };

/** Keeps tokens, and tries again when that fails, as long as they count. */
async function keepTrying(
  { keep, clock, random }: CredentialOptions,
  doCount: () => boolean,
  tokens: Tokens,
  signal: AbortSignal,
): Promise<void> {
  for (let n = 0; doCount(); n++) {
    try {
      return await keep(tokens);
    } catch {
      await sleep(clock, RETRY.min + backoff(n, RETRY.min, RETRY.max, random), signal);
    }
  }
}
