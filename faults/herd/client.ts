import { Code, ConnectError } from '@connectrpc/connect';
import type { AckWindow } from '../../electron/core/ack/window.ts';
import { createBell } from '../../electron/core/base/bell.ts';
import { sleep } from '../../electron/core/base/clock.ts';
import { waitToRetry } from '../../electron/core/base/retry.ts';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import { problem } from '../../electron/core/model/problem.ts';
import type { LiveStream, StreamEnd } from '../../electron/core/stream/live-stream.ts';
import { askDelayMs } from '../../electron/core/stream/pace.ts';
import { createRecord } from '../../electron/core/stream/record.ts';
import { runSubscription } from '../../electron/core/stream/run-subscription.ts';
import type { AosApi } from '../../electron/core/transport/api.ts';
import { atMostEvery } from '../../electron/core/transport/recovery.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The server as the herd sees it. */
export interface HerdServer {
  readonly isUp: boolean;
  /** A call reached it, or found nobody. */
  called(): void;
  consumers: number;
  /** Ends every open stream. */
  readonly streams: Set<(error: unknown) => void>;
}

export interface HerdClient {
  clock: VirtualClock;
  random: () => number;
  signal: AbortSignal;
  server: HerdServer;
  subscriptions: number;
  /** Where streams cannot live, or too much is left at the server already: the record alone. */
  mayStream: boolean;
  isAttended: boolean;
}

/** Consumers of one target that may be left behind on a quiet server, as in `stream/retired.ts`. */
const ROOM = 5;
/** As in `session/connect-account.ts`: a recovery wakes waiting jobs at most this often while the backoff grows. */
const WAKES_PER_MAX_BACKOFF = 4;

const away = () => new ConnectError('connection refused', Code.Unavailable);
/** Nothing is ever unacked on a quiet server. */
const window = { room: async () => {}, outstanding: () => 0, isOpen: () => true } as unknown as AckWindow;

/** One client: the real loop of each of its subscriptions, and what polls beside them. Nothing happens at the server. */
export function startClient(client: HerdClient): void {
  const { clock, random, signal, server, subscriptions } = client;
  const timing = defaultTiming;
  const wake = createBell();
  const context = { clock, random, timing, wake, signal };
  const recovered = atMostEvery(clock, timing.backoffMax / WAKES_PER_MAX_BACKOFF, wake.release);
  let wasDown = false;
  let streaming = 0;

  async function call(): Promise<void> {
    server.called();
    if (!server.isUp) {
      wasDown = true;
      throw away();
    }
    if (wasDown) recovered();
    wasDown = false;
  }
  const getEventMessageBatch = async () => {
    await call();
    return { messages: [] };
  };
  const api = {
    server: 'aos',
    reset() {},
    users: { getUser: call },
    events: { getEventMessageBatch },
  } as unknown as AosApi;

  function subscribe(): void {
    const asks = createBell();
    let quietAsks = 0;
    let left = 0;
    let consumer: string | undefined;
    const record = createRecord(
      {
        ...context,
        api,
        window,
        subscription: 1,
        async consumer() {
          const isNew = consumer === undefined;
          if (isNew) {
            await call();
            server.consumers++;
          }
          consumer = 'record';
          return { id: consumer, isNew, takenOver: false };
        },
        discard: async () => {},
        complete: async () => {},
        prefersStream: () => false,
        delivered() {},
        waiting() {},
      },
      () => 0,
    );
    void runSubscription({
      ...context,
      api,
      network: { online: () => true, onWake: () => () => {} },
      record,
      asks,
      mayStream: () => client.mayStream && left < ROOM,
      isBehind: () => false,
      fallBehind() {},
      async openStream(heard) {
        await call();
        server.consumers++;
        await call();
        streaming++;
        return openStream(server, () => heard(true));
      },
      async closed() {
        streaming--;
        left++;
      },
      lostRecord: async () => {},
      asked() {
        quietAsks++;
      },
      askDelayMs: (isStreaming) =>
        askDelayMs({
          timing,
          random,
          isStreaming,
          quietAsks,
          isAttended: client.isAttended,
          withoutStream: Math.max(1, subscriptions - streaming),
        }),
      status() {},
      notAllowed: async () => problem('not-allowed'),
      note() {},
    });
  }

  async function poll(every: number): Promise<void> {
    await sleep(clock, random() * every, signal);
    for (let attempt = 0; !signal.aborted; ) {
      try {
        await call();
        attempt = 0;
        await sleep(clock, every, signal);
      } catch {
        await waitToRetry(context, attempt++);
      }
    }
  }

  for (let n = 0; n < subscriptions; n++) subscribe();
  void poll(timing.inboxPoll);
  void poll(timing.announcementPoll);
}

/** A stream that lives until the server goes away. */
function openStream(server: HerdServer, heard: () => void): LiveStream {
  let isOver = false;
  let finish: (end: StreamEnd) => void = () => {};
  const ended = new Promise<StreamEnd>((resolve) => {
    finish = resolve;
  });
  const end = (error: unknown) => {
    isOver = true;
    server.streams.delete(end);
    finish({ error, detectedBySilence: false });
  };
  server.streams.add(end);
  setImmediate(heard);
  return {
    consumer: 'live',
    wasProven: true,
    isGapless: true,
    ended,
    get isProven() {
      return !isOver;
    },
    get isOver() {
      return isOver;
    },
    wasHeld: false,
    doubt() {},
    stop: () => end(null),
  };
}

/** The server has gone away. */
export function cutStreams(server: HerdServer): void {
  for (const end of [...server.streams]) end(away());
}
