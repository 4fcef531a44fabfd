import { createBell } from '../base/bell.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { AosError, isPassing, type ProblemCode, problem } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { FetchedNotification } from '../store/write/write-notifications.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { MAX_MESSAGE_MIB } from '../transport/message-limit.ts';
import { fromWire } from './notification-from-wire.ts';

export interface PollOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'putNotifications'>;
  /** A list was taken over; these ids in it are new. */
  fetched: (fresh: string[], list: readonly FetchedNotification[]) => void;
  /** Why the inbox cannot be read at the moment; null when it can. Told when that changes. */
  failing: (error: AosError | null) => void;
}

export interface Poll {
  /** Something happened that may have brought a notification. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids are ULIDs, of 26 characters. One that is absurdly long is not kept: there is nothing to acknowledge it by. */
const MAX_ID = 256;
/** A token that may not read the inbox is tried again after this, ms: permissions change seldom, and by hand. */
const FORBIDDEN = 3_600_000;
/** An inbox that is too large for one answer is asked for again after this, ms: each try moves megabytes. */
const TOO_LARGE = 900_000;
/** The attempt at which the backoff is at its longest: for what only a person can mend. */
const LATE = 10;

/**
 * Keeps the inbox as the server has it. The person's own event stream makes it nearly instant for permissions; an
 * access request publishes nothing, so it is polled as well.
 */
export function createPoll(options: PollOptions): Poll {
  const { api, store, clock, signal, timing } = options;
  const bell = createBell();
  let attempt = 0;
  let told: ProblemCode | 'fine' | undefined;

  function tell(error: AosError | null): void {
    const code = error?.problem.code ?? 'fine';
    if (told === code) return;
    told = code;
    options.failing(error);
  }

  /** Waits as the reason asks: a refused token for a new one, a missing permission long, all else for the backoff. */
  async function pause(error: AosError): Promise<void> {
    tell(error);
    if (error.kind === 'forbidden') return bell.wait(clock, signal, FORBIDDEN);
    if (error.problem.code === 'inbox-too-large') return bell.wait(clock, signal, TOO_LARGE);
    const canRecover = isPassing(error) && error.kind !== 'signed-out';
    await waitToRetry(options, canRecover ? attempt++ : LATE);
  }

  return {
    kick: bell.ring,
    async run() {
      while (!signal.aborted) {
        try {
          const { notifications } = await api.users.getPersonalNotifications({}, { signal });
          const now = clock.now();
          const list = notifications
            .filter((n) => n.id !== '' && n.id.length <= MAX_ID)
            .map((n) => fromWire(n, now));
          options.fetched(await store.putNotifications(list, now), list);
          attempt = 0;
          tell(null);
          await bell.wait(clock, signal, timing.inboxPoll);
        } catch (error) {
          if (signal.aborted) return;
          await pause(inboxError(error, api.server));
        }
      }
    },
  };
}

/** The list comes in one piece (AOS v2.0.2 has no pages), so a part of it cannot be asked for. */
function inboxError(error: unknown, server: string): AosError {
  const found = explain(error, server);
  if (found.problem.code !== 'answer-too-large') return found;
  return new AosError(problem('inbox-too-large', { server, most: MAX_MESSAGE_MIB }), { cause: error });
}
