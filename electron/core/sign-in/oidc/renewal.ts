import { backoff } from '../../base/backoff.ts';
import type { Clock } from '../../base/clock.ts';
import type { Institution } from '../../model/institution.ts';
import { AosError } from '../../model/problem.ts';
import type { Status } from '../../model/status.ts';
import { explain } from '../../transport/explain.ts';
import { readToken } from '../token.ts';
import { renewTokens } from './renew-tokens.ts';
import type { Tokens } from './tokens.ts';

export interface RenewalOptions {
  /** What is to be renewed; null when it cannot be. */
  held: () => Renewable | null;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  random: () => number;
  signal: AbortSignal;
  /** New tokens are there. */
  renewed: (tokens: Tokens) => void;
  /** It did not work, and `trouble` says why. */
  failed: () => void;
}

/** Tokens that somebody renews. */
export interface Renewable {
  token: string;
  refresh: string;
  institution: Institution;
}

/** A token is renewed so long before its end, ms, or when a fifth of its life is left. */
const AHEAD = 60_000;
/** Timers are set for so long at most, ms: a machine that sleeps, or a clock that is set, moves the end. */
const LOOK = 60_000;
/** Between two renewals because of a refusal, ms: a server that refuses everything is not asked forever. */
const CALM = 60_000;

/** Between two attempts of what should work sooner or later, ms. */
export const RETRY = { min: 1_000, max: 60_000 };

/** Renews tokens ahead of their end, and again until it works or the provider says no. */
export function createRenewal(options: RenewalOptions) {
  const { held, clock, signal } = options;
  const timer = lookTimer(options, look);
  let attempt = 0;
  let trouble: Status | null = null;
  let renewing: Promise<void> | undefined;
  let lastRefused = Number.NEGATIVE_INFINITY;

  /** Renews if it is time, and otherwise looks again later. */
  function look(): void {
    const found = held();
    const wait = found && untilRenewal(found.token, clock.now());
    if (wait === null) return;
    if (wait > 0) timer.set(wait);
    else void renew();
  }

  function renew(): Promise<void> {
    renewing ??= exchange().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function exchange(): Promise<void> {
    const found = held();
    if (found === null) return;
    timer.cancel();
    const answer = await askProvider(found, options);
    // The person has signed in again meanwhile: that counts.
    if (held()?.refresh !== found.refresh || signal.aborted) return;
    if (answer instanceof AosError) failed(answer);
    else {
      settle();
      options.renewed(answer);
      look();
    }
  }

  function failed({ kind, problem }: AosError): void {
    // The provider itself says no, and would say so again.
    if (['signed-out', 'rejected', 'not-found'].includes(kind))
      trouble = { state: 'sign-in-needed', problem };
    else {
      const wait = RETRY.min + backoff(attempt++, RETRY.min, RETRY.max, options.random);
      trouble = { state: 'reconnecting', at: clock.now() + wait, problem };
      timer.set(wait);
    }
    options.failed();
  }

  /** There are other tokens: what was the matter with the ones before does not count. */
  function settle(): void {
    attempt = 0;
    trouble = null;
  }

  return {
    renew,
    look,
    settle,
    /** Why it does not work; null when it does. */
    trouble: () => trouble,
    isUnderWay: () => renewing !== undefined,
    /** Renews ahead of time, but not over and over; gives whether a renewal is on its way. */
    ahead(): boolean {
      if (held() === null || trouble?.state === 'sign-in-needed') return false;
      if (renewing !== undefined || trouble !== null) return true;
      if (clock.monotonic() - lastRefused < CALM) return false;
      lastRefused = clock.monotonic();
      void renew();
      return true;
    },
    ended: async (): Promise<void> => renewing,
    stop: timer.cancel,
  };
}

/** Asks the provider once. It never rejects. */
async function askProvider(
  { institution, refresh }: Renewable,
  { fetch, signal }: RenewalOptions,
): Promise<Tokens | AosError> {
  try {
    return await renewTokens(institution, refresh, { fetch, signal });
  } catch (cause) {
    return cause instanceof AosError ? cause : explain(cause, new URL(institution.issuer).host);
  }
}

/** A timer for the next look; setting it forgets the one before. */
function lookTimer({ clock, signal }: RenewalOptions, look: () => void) {
  let cancel = () => {};
  return {
    set(wait: number): void {
      cancel();
      if (!signal.aborted) cancel = clock.after(Math.min(wait, LOOK), look);
    },
    cancel: (): void => cancel(),
  };
}

/** How long until a token should be renewed, ms, 0 or less when it is time; null for one without an end. */
function untilRenewal(token: string, now: number): number | null {
  const { expiresAt, issuedAt } = readToken(token);
  if (expiresAt === null) return null;
  const life = issuedAt === null ? AHEAD : expiresAt - issuedAt;
  return expiresAt - Math.min(AHEAD, life / 5) - now;
}
