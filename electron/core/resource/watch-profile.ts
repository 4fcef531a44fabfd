import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { isPassing } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { profileOf } from './profile-from-wire.ts';

export interface WatchProfileOptions extends RetryContext {
  api: Pick<AosApi, 'users' | 'server'>;
  store: Pick<WriterThread, 'profileDue' | 'learnProfile' | 'leaveUnexplained'>;
  userId: string;
  /** Events were explained, or permissions became known. */
  learnt: () => void;
}

export interface WatchProfile {
  /** There is an event about oneself. */
  kick(): void;
  /** There is another token, which may be allowed what the one before was not. */
  signedIn(): void;
  run(): Promise<void>;
}

/** Events that come within this long (ms) are asked about together. */
const GATHER = 1_000;
/** A token that may not ask who it belongs to is tried again after this, ms. */
const REFUSED = 3_600_000;

/**
 * Finds out what events about oneself were about, which they do not say: by asking the server who one is, and comparing
 * that with what it said before.
 */
export function createWatchProfile(options: WatchProfileOptions): WatchProfile {
  const { api, store, clock, signal } = options;
  const bell = createBell();
  let refusedUntil = Number.NEGATIVE_INFINITY;

  const isRefused = () => clock.monotonic() < refusedUntil;

  async function giveUp(): Promise<void> {
    refusedUntil = clock.monotonic() + REFUSED;
    if ((await store.leaveUnexplained()) > 0) options.learnt();
  }

  async function ask(): Promise<void> {
    try {
      const { user } = await api.users.getUser({}, { signal });
      const profile = profileOf(user, options.userId);
      if (profile === null) return await giveUp();
      await store.learnProfile(profile);
      options.learnt();
    } catch (error) {
      const problem = explain(error, api.server);
      if (signal.aborted || (isPassing(problem) && problem.kind !== 'not-aos')) throw error;
      await giveUp();
    }
  }

  return {
    kick: bell.ring,
    signedIn() {
      refusedUntil = Number.NEGATIVE_INFINITY;
      bell.ring();
    },
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const { events, known } = await store.profileDue();
          if (isRefused() ? events === 0 : events === 0 && known) {
            await bell.wait(clock, signal);
            continue;
          }
          if (isRefused()) {
            if ((await store.leaveUnexplained()) > 0) options.learnt();
            continue;
          }
          await sleep(clock, GATHER, signal);
          if (signal.aborted) return;
          await ask();
          attempt = 0;
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
