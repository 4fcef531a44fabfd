import { createBell } from '../bell.ts';
import type { WriterThread } from '../store/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { type RetryContext, waitToRetry } from '../transport/retry.ts';
import { fromWire } from './from-wire.ts';

export interface PollOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'putNotifications'>;
  /** A list was taken over; these ids in it are new. */
  fetched: (fresh: string[]) => void;
}

export interface Poll {
  /** Something happened that may have brought a notification. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids are ULIDs, of 26 characters. One that is absurdly long is not kept: there is nothing to acknowledge it by. */
const MAX_ID = 256;

/**
 * Keeps the inbox as the server has it. The person's own event stream makes it nearly instant for permissions; an
 * access request publishes nothing, so it is polled as well.
 */
export function createPoll(options: PollOptions): Poll {
  const { api, store, clock, signal, timing } = options;
  const bell = createBell();
  return {
    kick: bell.ring,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const { notifications } = await api.users.getPersonalNotifications({}, { signal });
          const now = clock.now();
          const list = notifications
            .filter((n) => n.id !== '' && n.id.length <= MAX_ID)
            .map((n) => fromWire(n, now));
          options.fetched(await store.putNotifications(list, now));
          attempt = 0;
          await bell.wait(clock, signal, timing.inboxPoll);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
