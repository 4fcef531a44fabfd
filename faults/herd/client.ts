import { createBell } from '../../electron/core/base/bell.ts';
import { sleep } from '../../electron/core/base/clock.ts';
import { type RetryContext, waitToRetry } from '../../electron/core/base/retry.ts';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import type { AosApi } from '../../electron/core/transport/api.ts';
import { atMostEvery } from '../../electron/core/transport/recovery.ts';
import { type HerdServer, unreachable } from './server.ts';
import { type ClientContext, subscribe } from './subscription.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface HerdClient {
  clock: VirtualClock;
  random: () => number;
  signal: AbortSignal;
  server: HerdServer;
  subscriptions: number;
  /** False where streams cannot live, or where too much is left at the server already: then there is only the record. */
  mayStream: boolean;
  isAttended: boolean;
}

/** As in `session/connect-account.ts`: a recovery wakes waiting jobs at most this often while the backoff grows. */
const WAKES_PER_MAX_BACKOFF = 4;

/** Starts one client: the real loop of each of its subscriptions, and what it polls besides. Nothing happens at the server. */
export function startClient(client: HerdClient): void {
  const { clock, server } = client;
  const timing = defaultTiming;
  const wake = createBell();
  const recovered = atMostEvery(clock, timing.backoffMax / WAKES_PER_MAX_BACKOFF, wake.release);
  const call = createCall(server, recovered);
  const context: ClientContext = { ...client, timing, wake, api: quietApi(call), call, streaming: 0 };
  for (let n = 0; n < client.subscriptions; n++) subscribe(context);
  void poll(context, timing.inboxPoll, call);
  void poll(context, timing.announcementPoll, call);
}

/** Returns a call that rejects while the server is away. @param recovered called at the first success after that. */
function createCall(server: HerdServer, recovered: () => void): () => Promise<void> {
  let wasDown = false;
  return async () => {
    server.called();
    if (!server.isUp) {
      wasDown = true;
      throw unreachable();
    }
    if (wasDown) recovered();
    wasDown = false;
  };
}

/** The API of a server that has no events. */
function quietApi(call: () => Promise<void>): AosApi {
  const getEventMessageBatch = async () => {
    await call();
    return { messages: [] };
  };
  return {
    server: 'aos',
    reset() {},
    users: { getUser: call },
    events: { getEventMessageBatch },
  } as unknown as AosApi;
}

/** Calls at this interval, beginning at a random moment of it. */
async function poll(context: RetryContext, intervalMs: number, call: () => Promise<void>): Promise<void> {
  const { clock, random, signal } = context;
  await sleep(clock, random() * intervalMs, signal);
  for (let attempt = 0; !signal.aborted; ) {
    try {
      await call();
      attempt = 0;
      await sleep(clock, intervalMs, signal);
    } catch {
      await waitToRetry(context, attempt++);
    }
  }
}
