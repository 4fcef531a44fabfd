import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { createAckWindow } from '../ack/window.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { createTurns } from '../base/turns.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import type { AosApi } from '../transport/api.ts';
import { openLiveStream } from './live-stream.ts';

/** A stream that beats and then does what `then` does. */
function setUp(then: (signal: AbortSignal) => Promise<void>, beats = 1, beatMs = 0) {
  const clock = fakeClock();
  async function* messages(_consumer: string, signal: AbortSignal) {
    // Each is the length of a response without a message.
    yield new Uint8Array(beats);
    await then(signal);
  }
  const reset: string[] = [];
  let time = 0;
  const api = {
    server: 'aos',
    eventStream: messages,
    reset: () => reset.push('reset'),
  } as unknown as AosApi;
  const stream = openLiveStream(
    {
      api,
      clock,
      random: () => 0,
      timing: defaultTiming,
      wake: createBell(),
      signal: new AbortController().signal,
      window: createAckWindow(1_000),
      turns: createTurns({ monotonic: () => time }),
      subscription: 1,
      delivered: () => {},
      heard() {
        time += beatMs;
      },
      stalled: () => {},
    },
    '01HZX3N5E6B7C8D9F0G1H2J3K4',
    true,
  );
  return { clock, stream, reset };
}

const never = (signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new ConnectError('aborted', Code.Canceled))),
  );

test('a stream that breaks says what broke it, so that it is counted and the next one waits', async () => {
  const broken = new ConnectError('ECONNRESET', Code.Unavailable);
  const { stream } = setUp(() => Promise.reject(broken));
  expect(await stream.ended).toEqual({ error: broken, detectedBySilence: false });
  expect(stream.isOver).toBe(true);
  expect(stream.wasProven).toBe(true);
});

test('a stream that the server closes is a failure too', async () => {
  const { stream } = setUp(() => Promise.resolve());
  expect(await stream.ended).toMatchObject({ error: { problem: { code: 'stream-closed' } } });
});

test('a stream that was stopped here did not fail', async () => {
  const { stream } = setUp(never);
  await settle();
  stream.stop();
  expect(await stream.ended).toEqual({ error: null, detectedBySilence: false });
});

test('a stream that falls silent is given up, with its connection', async () => {
  const { clock, stream, reset } = setUp(never);
  await settle();
  await clock.advance(defaultTiming.heartbeat * defaultTiming.silenceHeartbeats + 1_000);
  expect(await stream.ended).toMatchObject({
    error: { problem: { code: 'stream-silent' } },
    detectedBySilence: true,
  });
  expect(reset).toEqual(['reset']);
});

test('what comes together and takes long leaves turns to others', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const { stream } = setUp(
    async () => {
      isOver = true;
    },
    200,
    1,
  );
  await stream.ended;
  // It is looked at every 16 ms; one look begins a turn, and the next finds it over.
  expect(turns).toBeGreaterThanOrEqual(6);
});
