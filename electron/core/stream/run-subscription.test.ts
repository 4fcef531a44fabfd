import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import type { AosApi } from '../transport/api.ts';
import type { LiveStream, StreamEnd } from './live-stream.ts';
import type { Asked } from './record.ts';
import { runSubscription } from './run-subscription.ts';

const broken = new ConnectError('ECONNRESET', Code.Unavailable);
const gone = new ConnectError('Stream consumer does not exist.', Code.InvalidArgument);

/** A stream that the test ends, or lets fall silent. */
function fakeStream(consumer: string, heard: (isNews: boolean) => void, isGapless: boolean) {
  let over = false;
  let finish: (end: StreamEnd) => void = () => {};
  const ended = new Promise<StreamEnd>((resolve) => {
    finish = resolve;
  });
  const end = (error: unknown) => {
    over = true;
    finish({ error, detectedBySilence: false });
  };
  const stream: LiveStream = {
    consumer,
    ended,
    get isProven() {
      return !over;
    },
    get isOver() {
      return over;
    },
    wasHeld: false,
    isGapless,
    wasProven: true,
    doubt: () => {},
    stop: () => end(null),
  };
  return { stream, end, speak: () => heard(true) };
}

function setUp(
  how: {
    ask?: (n: number) => Promise<void>;
    open?: (n: number) => void;
    room?: () => boolean;
    gapless?: boolean;
  } = {},
) {
  const clock = fakeClock();
  const abort = new AbortController();
  const seen = {
    asks: [] as number[],
    lost: 0,
    closed: [] as string[],
    since: [] as (number | null)[],
    statuses: [] as Status[],
    tried: [] as string[],
  };
  const streams: ReturnType<typeof fakeStream>[] = [];
  const asks = createBell();
  let opened = 0;
  const ended = runSubscription({
    api: { server: 'aos.example.org', reset: () => {}, users: {} } as unknown as AosApi,
    clock,
    random: () => 0.5,
    timing: defaultTiming,
    wake: createBell(),
    signal: abort.signal,
    network: { online: () => true, onWake: () => () => {} },
    asks,
    record: {
      hiddenUntil: null,
      async ask(): Promise<Asked> {
        seen.asks.push(clock.monotonic());
        await how.ask?.(seen.asks.length);
        return { began: clock.monotonic(), deliveries: 0 };
      },
    },
    mayStream: how.room ?? (() => true),
    isBehind: () => false,
    fallBehind: () => {},
    async openStream(heard, since) {
      seen.since.push(since);
      opened++;
      how.open?.(opened);
      const made = fakeStream(`consumer ${opened}`, heard, how.gapless ?? true);
      streams.push(made);
      setImmediate(made.speak);
      return made.stream;
    },
    closed: async ({ consumer }) => void seen.closed.push(consumer),
    lostRecord: async () => void seen.lost++,
    asked: () => {},
    askDelayMs: (isStreaming) => (isStreaming ? 600_000 : 15_000),
    status: (status) => void seen.statuses.push(status),
    tried: (part, error) => void seen.tried.push(`${part}: ${error?.problem.code ?? 'well'}`),
    notAllowed: async () => problem('subscription-forbidden', { name: 'soil' }),
    note: () => {},
  });
  const stop = async () => {
    abort.abort();
    for (const { end } of streams) end(null);
    await ended;
  };
  return { clock, seen, stop, streams, asks };
}

test('a stream that is quiet for a day is the only one that was ever opened, and the record is asked meanwhile', async () => {
  const { clock, seen, stop, streams } = setUp();
  await clock.advance(24 * 3_600_000);
  expect(streams).toHaveLength(1);
  expect(seen.asks.length).toBeGreaterThan(140);
  expect(seen.asks.length).toBeLessThan(150);
  await stop();
});

test('it is live only after the record was asked, and the stream begins where that was', async () => {
  let answer: () => void = () => {};
  const { seen, stop, streams } = setUp({
    ask: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  await settle();
  expect(seen.statuses.map(({ state }) => state)).toEqual(['connecting']);
  expect(streams).toHaveLength(0);
  answer();
  await settle();
  expect(seen.statuses.map(({ state }) => state)).toEqual(['connecting', 'live']);
  expect(seen.since).toEqual(seen.asks);
  await stop();
});

test('a stream that begins later than the record was asked is live after the record was asked once more', async () => {
  const { seen, stop } = setUp({ gapless: false });
  await settle();
  expect(seen.asks).toHaveLength(2);
  expect(seen.statuses.at(-1)).toEqual({ state: 'live' });
  await stop();
});

test('after a break the record is asked immediately, then another stream is opened that begins there', async () => {
  const { clock, seen, stop, streams } = setUp();
  await settle();
  const before = seen.asks.length;
  streams[0]?.end(broken);
  await settle();
  expect(seen.closed).toEqual(['consumer 1']);
  expect(seen.asks.length).toBe(before + 1);
  await clock.advance(500);
  expect(streams).toHaveLength(2);
  expect(seen.asks.length).toBe(before + 1);
  expect(seen.since.at(-1)).toBe(seen.asks.at(-1));
  await stop();
});

test('while nothing gets through no stream is tried, as each would leave a reader at the server', async () => {
  let down = false;
  const { clock, seen, stop, streams } = setUp({
    async ask() {
      if (down) throw broken;
    },
  });
  await settle();
  down = true;
  streams[0]?.end(broken);
  await clock.advance(600_000);
  expect(streams).toHaveLength(1);
  expect(seen.statuses.at(-1)?.state).toBe('reconnecting');
  down = false;
  await clock.advance(61_000);
  expect(streams).toHaveLength(2);
  expect(seen.statuses.at(-1)).toEqual({ state: 'live' });
  await stop();
});

test('where no more streams may be opened events come by the record, and streams again when there is room', async () => {
  let room = false;
  const { clock, seen, stop, streams } = setUp({ room: () => room });
  await clock.advance(60_000);
  expect(streams).toHaveLength(0);
  expect(seen.asks).toHaveLength(5);
  expect(seen.statuses.at(-1)).toEqual({ state: 'live', polling: true });
  room = true;
  await clock.advance(15_000);
  expect(streams).toHaveLength(1);
  expect(seen.statuses.at(-1)).toEqual({ state: 'live' });
  await stop();
});

test('a record that is lost again and again is made again each time, at the pace of the backoff', async () => {
  const { clock, seen, stop } = setUp({
    ask: async () => {
      throw gone;
    },
  });
  await settle();
  expect(seen.lost).toBe(4);
  await clock.advance(10 * 60_000);
  expect(seen.lost).toBeGreaterThan(10);
  expect(seen.lost).toBeLessThan(40);
  expect(seen.statuses.map(({ state }) => state)).not.toContain('halted');
  await stop();
});

test('a permission that was lost is a state, and is asked about once an hour', async () => {
  const refused = new ConnectError(
    'Invalid permissions : status: Unauthenticated, message: "Invalid permissions", details: []',
    Code.Unauthenticated,
  );
  const { clock, seen, stop } = setUp({
    ask: async () => {
      throw refused;
    },
    room: () => false,
  });
  await clock.advance(5 * 3_600_000);
  expect(seen.asks).toHaveLength(6);
  expect(seen.statuses.at(-1)).toMatchObject({
    state: 'halted',
    problem: { code: 'subscription-forbidden', args: { name: 'soil' } },
  });
  await stop();
});

test('a call refused with the old token after the new one has come is tried again soon, a bad token once an hour', async () => {
  const unauthorized = new ConnectError(
    'Permission denied : status: Unauthenticated, message: "Unauthorized", details: []',
    Code.Unauthenticated,
  );
  const { clock, seen, stop } = setUp({
    ask: async () => {
      throw unauthorized;
    },
    room: () => false,
  });
  await clock.advance(2_000);
  expect(seen.asks).toHaveLength(2);
  expect(seen.statuses.at(-1)?.state).toBe('sign-in-needed');
  await clock.advance(10 * 3_600_000);
  expect(seen.asks.length).toBeLessThan(15);
  await stop();
});

test('one question that fails while the stream lives is no trouble yet, and the stream is kept', async () => {
  const { clock, seen, stop, streams, asks } = setUp({
    async ask(n) {
      if (n === 2) throw new ConnectError('Stream consumer message fetch failed : timed out', Code.Internal);
    },
  });
  await settle();
  asks.ring();
  await clock.advance(5_000);
  expect(seen.asks).toHaveLength(3);
  expect(streams).toHaveLength(1);
  expect(seen.statuses.map(({ state }) => state)).toEqual(['connecting', 'live', 'live']);
  await stop();
});
