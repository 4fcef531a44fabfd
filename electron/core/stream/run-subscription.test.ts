import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import {
  type EventMessage,
  type GetEventMessageStreamResponse,
  GetEventMessageStreamResponseSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { Status } from '../account/status.ts';
import { createAckWindow } from '../ack/window.ts';
import { createBell } from '../bell.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { ackSubject, resourceMessage } from '../testing/messages.ts';
import type { AosApi } from '../transport/api.ts';
import { runSubscription } from './run-subscription.ts';
import { defaultTiming } from './timing.ts';

const response = (message?: EventMessage): GetEventMessageStreamResponse =>
  create(GetEventMessageStreamResponseSchema, message ? { message } : {});

/** A subscription that runs on streams made by `open`, with the place where the test stops it. */
function setUp(open: () => AsyncGenerator<GetEventMessageStreamResponse>, limit = 700) {
  const clock = fakeClock();
  const abort = new AbortController();
  const seen = { lost: 0, opened: 0, delivered: 0, statuses: [] as Status['state'][] };
  const window = createAckWindow(limit);
  const wake = createBell();
  const api = {
    server: 'aos.example.org',
    reset: () => {},
    events: { getEventMessageStream: open },
  } as unknown as AosApi;
  const ended = runSubscription({
    api,
    clock,
    window,
    random: () => 0.5,
    timing: defaultTiming,
    wake,
    signal: abort.signal,
    network: { online: () => true, onWake: () => () => {} },
    subscription: 1,
    consumer: async () => 'consumer',
    lost: async () => void seen.lost++,
    doubts: new Set(),
    opened: () => void seen.opened++,
    delivered: () => void seen.delivered++,
    status: ({ state }) => void seen.statuses.push(state),
  });
  const stop = async () => {
    abort.abort();
    await ended;
  };
  return { clock, seen, stop, window, wake, signal: abort.signal };
}

test('a consumer that is lost again and again is made anew each time, at the pace of the backoff', async () => {
  // biome-ignore lint/correctness/useYield: this stream fails before it gives anything.
  const { clock, seen, stop } = setUp(async function* () {
    throw new ConnectError('Stream consumer does not exist.', Code.InvalidArgument);
  });
  await settle();
  const atOnce = seen.lost;
  expect(atOnce).toBe(4);
  await clock.advance(10 * 60_000);
  expect(seen.lost).toBeGreaterThan(10);
  expect(seen.statuses).not.toContain('halted');
  await stop();
});

test('a stream that is back lets everybody try who waits to', async () => {
  let breaks = true;
  const { clock, seen, stop, wake, signal } = setUp(async function* () {
    yield response();
    if (breaks) throw new ConnectError('reset', Code.Unavailable);
    await new Promise(() => {});
  });
  await settle();
  breaks = false;
  let tried = false;
  void wake.wait(clock, signal, 60_000).then(() => {
    tried = true;
  });
  await clock.advance(400);
  expect([seen.opened, tried]).toEqual([2, true]);
  // Nobody who waits from now on is let go because of it.
  let later = false;
  void wake.wait(clock, signal, 60_000).then(() => {
    later = true;
  });
  await clock.advance(1_000);
  expect(later).toBe(false);
  void stop();
});

test('a long pause in reading counts as a new beginning: what was delivered again meanwhile has yet to arrive', async () => {
  const { clock, seen, stop, window } = setUp(async function* () {
    yield response();
    for (let n = 1; n <= 3; n++) yield response(resourceMessage(ackSubject({ seq: BigInt(n) })));
    await new Promise(() => {});
  }, 2);
  await settle();
  expect(seen).toMatchObject({ opened: 1, delivered: 2 });
  await clock.advance(40_000);
  window.acked(1, 2);
  await settle();
  expect(seen).toMatchObject({ opened: 2, delivered: 3 });
  void stop();
});
