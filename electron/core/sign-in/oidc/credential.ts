import { backoff } from '../../base/backoff.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import type { Institution } from '../../model/institution.ts';
import { AosError } from '../../model/problem.ts';
import type { Status } from '../../model/status.ts';
import { badToken, explain } from '../../transport/explain.ts';
import { readToken } from '../token.ts';
import { renewTokens } from './renew-tokens.ts';
import type { Tokens } from './tokens.ts';

export interface CredentialOptions {
  tokens: Tokens;
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
  /** The token to send. While one that is over is being renewed, a promise of the new one; it never rejects. */
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
  /** The network is back, or the machine woke up: what waits to be tried again is tried now. */
  woke(): void;
  /** A renewal that is under way may end first: what it used up would be missed at the next start. */
  stop(): Promise<void>;
}

/** A token is renewed so long before its end, ms, or when a fifth of its life is left. */
const AHEAD = 60_000;
/** Timers are set for so long at most, ms: a machine that sleeps, or a clock that is set, moves the end. */
const LOOK = 60_000;
/** Between two renewals because of a refusal, ms: a server that refuses everything is not asked for ever. */
const CALM = 60_000;
/** At the end a renewal that is under way gets so long, ms. */
const GOODBYE = 1_000;
const RETRY = { min: 1_000, max: 60_000 };

export function createCredential(options: CredentialOptions): Credential {
  const { clock } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let { tokens, institution } = options;
  let attempt = 0;
  let trouble: Status | null = null;
  let isRefused = false;
  let renewing: Promise<void> | undefined;
  let saving: Promise<void> | undefined;
  let lastRefused = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  const isRenewable = () => institution !== null && tokens.refresh !== null;
  const isOver = () => (readToken(tokens.token).expiresAt ?? Number.POSITIVE_INFINITY) <= clock.now();

  function schedule(wait: number): void {
    cancel();
    if (!signal.aborted) cancel = clock.after(Math.min(wait, LOOK), look);
  }

  function look(): void {
    const wait = untilRenewal(tokens.token, clock.now());
    if (!isRenewable() || wait === null) return;
    if (wait > 0) schedule(wait);
    else void renew();
  }

  function renew(): Promise<void> {
    renewing ??= exchange().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  /** Renews ahead of time, but not over and over; gives whether a renewal is on its way. */
  function renewAhead(): boolean {
    if (!isRenewable() || trouble?.state === 'sign-in-needed') return false;
    if (renewing !== undefined || trouble !== null) return true;
    if (clock.monotonic() - lastRefused < CALM) return false;
    lastRefused = clock.monotonic();
    void renew();
    return true;
  }

  async function exchange(): Promise<void> {
    const { refresh } = tokens;
    if (institution === null || refresh === null) return;
    cancel();
    try {
      const fresh = await renewTokens(institution, refresh, { fetch: options.fetch, signal });
      // Signed in anew meanwhile: that counts.
      if (tokens.refresh !== refresh || signal.aborted) return;
      tokens = fresh;
      attempt = 0;
      trouble = null;
      const wasRefused = isRefused;
      isRefused = false;
      saving = persist();
      options.renewed(wasRefused);
      look();
    } catch (cause) {
      if (tokens.refresh !== refresh || signal.aborted) return;
      const error = cause instanceof AosError ? cause : explain(cause, new URL(institution.issuer).host);
      const { problem } = error;
      if (isRefusal(error)) trouble = { state: 'sign-in-needed', problem };
      else {
        const wait = RETRY.min + backoff(attempt++, RETRY.min, RETRY.max, options.random);
        trouble = { state: 'reconnecting', at: clock.now() + wait, problem };
        schedule(wait);
      }
      options.changed();
    }
  }

  async function persist(): Promise<void> {
    const mine = tokens;
    for (let n = 0; tokens === mine && !signal.aborted; n++) {
      try {
        return await options.keep(mine);
      } catch {
        await sleep(clock, RETRY.min + backoff(n, RETRY.min, RETRY.max, options.random), signal);
      }
    }
  }

  look();
  return {
    token() {
      if (!isRenewable() || !isOver() || trouble !== null) return tokens.token;
      return renew().then(() => tokens.token);
    },
    endsAt: () => (isRenewable() ? null : readToken(tokens.token).expiresAt),
    status() {
      // A renewal that is late does no harm while the token still counts.
      if (trouble !== null && (trouble.state === 'sign-in-needed' || isOver() || isRefused)) return trouble;
      if (!isRefused || renewing !== undefined) return null;
      return { state: 'sign-in-needed', problem: badToken(options.server) };
    },
    refused(token) {
      if (token !== tokens.token) return;
      isRefused = true;
      renewAhead();
      options.changed();
    },
    accepted(token) {
      if (token !== tokens.token || !isRefused) return;
      isRefused = false;
      options.changed();
    },
    doubted: renewAhead,
    replace(fresh, by) {
      tokens = fresh;
      institution = by;
      attempt = 0;
      trouble = null;
      isRefused = false;
      look();
    },
    woke() {
      if (trouble?.state === 'reconnecting') void renew();
      else if (trouble === null) look();
    },
    async stop() {
      const settled = async () => {
        await renewing;
        await saving;
      };
      await Promise.race([settled(), sleep(clock, GOODBYE, signal)]);
      stopping.abort();
      cancel();
    },
  };
}

/** The provider itself says no, and would say so again. */
const isRefusal = ({ kind }: AosError) => ['signed-out', 'rejected', 'not-found'].includes(kind);

/** How long until a token should be renewed, ms, 0 or less when it is time; null for one without an end. */
function untilRenewal(token: string, now: number): number | null {
  const { expiresAt, issuedAt } = readToken(token);
  if (expiresAt === null) return null;
  const life = issuedAt === null ? AHEAD : expiresAt - issuedAt;
  return expiresAt - Math.min(AHEAD, life / 5) - now;
}
