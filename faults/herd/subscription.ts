import type { AckWindow } from '../../electron/core/ack/window.ts';
import { createBell } from '../../electron/core/base/bell.ts';
import type { RetryContext } from '../../electron/core/base/retry.ts';
import { problem } from '../../electron/core/model/problem.ts';
import { askDelayMs } from '../../electron/core/stream/pace.ts';
import { createRecord } from '../../electron/core/stream/record.ts';
import { runSubscription } from '../../electron/core/stream/run-subscription.ts';
import type { AosApi } from '../../electron/core/transport/api.ts';
import { type HerdServer, openStream } from './server.ts';

/** What the subscriptions of one client share. */
export interface ClientContext extends RetryContext {
  api: AosApi;
  server: HerdServer;
  subscriptions: number;
  mayStream: boolean;
  isAttended: boolean;
  /** Makes a call at the server; rejects while it is away. */
  call(): Promise<void>;
  /** The number of subscriptions that have a stream. */
  streaming: number;
}

/** How many consumers of one target may be left behind on a quiet server, as in `stream/retired.ts`. */
const MAX_LEFT_BEHIND = 5;
/** Nothing is ever unacked on a quiet server. */
const window = { room: async () => {}, outstanding: () => 0, isOpen: () => true } as unknown as AckWindow;

/** Runs the real loop of one subscription. */
export function subscribe(client: ClientContext): void {
  const { server, timing, random, call } = client;
  let quietAsks = 0;
  let leftBehind = 0;
  void runSubscription({
    ...client,
    network: { online: () => true, onWake: () => () => {} },
    record: quietRecord(client),
    asks: createBell(),
    mayStream: () => client.mayStream && leftBehind < MAX_LEFT_BEHIND,
    isBehind: () => false,
    fallBehind() {},
    async openStream(heard) {
      await call();
      server.consumers++;
      await call();
      client.streaming++;
      return openStream(server, () => heard(true));
    },
    async closed() {
      client.streaming--;
      leftBehind++;
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
        withoutStream: Math.max(1, client.subscriptions - client.streaming),
      }),
    status() {},
    tried() {},
    notAllowed: async () => problem('not-allowed'),
    note() {},
  });
}

/** The record of a subscription to which nothing happens. */
function quietRecord(client: ClientContext) {
  let consumer: string | undefined;
  return createRecord(
    {
      ...client,
      window,
      subscription: 1,
      async consumer() {
        const isNew = consumer === undefined;
        if (isNew) {
          await client.call();
          client.server.consumers++;
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
}
