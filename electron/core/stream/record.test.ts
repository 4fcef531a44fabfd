import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import {
  type EventMessage,
  GetEventMessageBatchResponseSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { createAckWindow } from '../ack/window.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { ackSubject, resourceMessage } from '../testing/messages.ts';
import type { AosApi } from '../transport/api.ts';
import { BacklogTooLarge, createRecord } from './record.ts';

const CONSUMER = 'record';
/** Messages of one answer; `pending` still wait behind the last. */
const answer = (n: number, pending = 0n, from = 1): EventMessage[] =>
  Array.from({ length: n }, (_, i) =>
    resourceMessage(
      ackSubject({ consumer: CONSUMER, seq: BigInt(from + i), pending: pending + BigInt(n - 1 - i) }),
    ),
  );

function setUp(answers: (EventMessage[] | Error)[], sinceCheckpoint = 10, prefersStream = false) {
  const clock = fakeClock();
  const window = createAckWindow(330);
  const seen = { delivered: 0, calls: 0, discarded: 0 };
  let made = 0;
  const api = {
    events: {
      async getEventMessageBatch(request: { batchSize: number }) {
        expect(request.batchSize).toBe(1_000);
        const next = answers[seen.calls++] ?? [];
        if (next instanceof Error) throw next;
        return create(GetEventMessageBatchResponseSchema, { messages: next });
      },
    },
  } as unknown as AosApi;
  const record = createRecord(
    {
      api,
      window,
      clock,
      timing: defaultTiming,
      random: () => 0.5,
      wake: createBell(),
      signal: new AbortController().signal,
      subscription: 1,
      async consumer() {
        const isNew = made < seen.discarded;
        made = seen.discarded;
        return { id: CONSUMER, isNew, takenOver: false };
      },
      complete: async () => {},
      discard: async () => void seen.discarded++,
      delivered(event) {
        seen.delivered++;
        if (event.reply) window.read(CONSUMER);
      },
      waiting: () => {},
      prefersStream: () => prefersStream,
    },
    () => sinceCheckpoint,
  );
  return { clock, window, seen, record };
}

test('a backlog is read batch by batch, the next one when half of the last is acked', async () => {
  const { window, seen, record } = setUp([answer(1_000, 200n), answer(200, 0n, 1_001)]);
  const asked = record.ask();
  await settle();
  expect(seen).toMatchObject({ calls: 1, delivered: 1_000 });
  window.acked(CONSUMER, 500);
  await settle();
  expect(seen.calls).toBe(1);
  window.acked(CONSUMER, 1);
  expect(await asked).toMatchObject({ deliveries: 1_200 });
  expect(seen.calls).toBe(2);
});

test('an empty answer while messages are known to wait is asked about once more or twice, not again and again', async () => {
  const { clock, seen, record } = setUp([answer(400, 3n), [], answer(3, 0n, 401), answer(5, 4n, 404)]);
  const asked = record.ask();
  await settle();
  expect(seen).toMatchObject({ calls: 2, delivered: 400 });
  await clock.advance(200);
  expect(await asked).toMatchObject({ deliveries: 403 });
  // What waited behind these were twins, which the server acked in that call.
  const twins = record.ask();
  await clock.advance(1_000);
  expect(await twins).toMatchObject({ deliveries: 5 });
  expect(seen.calls).toBe(7);
});

test('acks that do not get through do not keep new events from coming', async () => {
  const { window, seen, record } = setUp([answer(2), [], answer(1, 0n, 3)]);
  for (let n = 0; n < 3; n++) await record.ask();
  expect(seen.delivered).toBe(3);
  expect(window.outstanding(CONSUMER)).toBe(3);
});

const lost = new ConnectError('ECONNRESET', Code.Unavailable);

test('after a lost answer another record brings what it hides, where events came lately', async () => {
  const { clock, seen, record } = setUp([answer(2), lost, answer(2)]);
  await record.ask();
  await expect(record.ask()).rejects.toThrow();
  await clock.advance(1_000);
  await record.ask();
  expect(seen.discarded).toBe(1);
  expect(record.hiddenUntil).toBeNull();
});

test('in the quiet, or with much to read again, what a lost answer hides is waited for', async () => {
  for (const much of [false, true]) {
    const { clock, seen, record, window } = setUp([answer(2), lost, [], []], much ? 100_000 : 10);
    await record.ask();
    window.acked(CONSUMER, 2);
    if (!much) await clock.advance(3_600_000);
    await expect(record.ask()).rejects.toThrow();
    const until = record.hiddenUntil ?? 0;
    expect(until - clock.monotonic()).toBe(much ? 33_000 : 66_000);
    await record.ask();
    expect(record.hiddenUntil).toBe(until);
    await clock.advance(66_000);
    await record.ask();
    expect(record.hiddenUntil).toBeNull();
    expect(seen.discarded).toBe(0);
  }
});

test('a call that never left, and a refusal, hide nothing', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const { clock, record } = setUp([
    [],
    new ConnectError('x', Code.Unavailable, undefined, undefined, refused),
    new ConnectError('Consumer with id x does not exist', Code.InvalidArgument),
  ]);
  await clock.advance(33_000);
  await record.ask();
  await expect(record.ask()).rejects.toThrow();
  await expect(record.ask()).rejects.toThrow();
  expect(record.hiddenUntil).toBeNull();
});

test('a batch that is too large for one answer is left to a stream, which brings events one by one, but not again at once', async () => {
  const large = new ConnectError('is larger than configured readMaxBytes 1', Code.ResourceExhausted);
  const { clock, record } = setUp([large, large, large], 10, true);
  await expect(record.ask()).rejects.toBeInstanceOf(BacklogTooLarge);
  expect(record.hiddenUntil).not.toBeNull();
  await expect(record.ask()).rejects.toBe(large);
  await clock.advance(1_000_000);
  await expect(record.ask()).rejects.toBeInstanceOf(BacklogTooLarge);
});

/**
 * A server that holds `total` events: a call of which 1,000 would be out is answered when its consumer is deleted.
 * The consumers are numbered, and begin where they were asked to. At the call `wipedAt` it has lost the consumer and all
 * events, and has `totalAfter` new ones.
 */
function fullServer(
  events: number,
  options: { hides?: number; takenOver?: boolean; wipedAt?: number; totalAfter?: number } = {},
) {
  const clock = fakeClock();
  const window = createAckWindow(330);
  const begins: (bigint | null)[] = [];
  const got: bigint[] = [];
  const seen = { discarded: 0, complete: 0n, timeouts: [] as unknown[] };
  let total = events;
  let current: number | null = options.takenOver || options.hides ? 0 : null;
  let cut: () => void = () => {};
  let unstored = 0;
  const api = {
    events: {
      async getEventMessageBatch(_: unknown, how: { timeoutMs?: number }) {
        seen.timeouts.push(how.timeoutMs);
        if (seen.timeouts.length === options.wipedAt) {
          current = null;
          total = options.totalAfter ?? 0;
          throw new ConnectError('Consumer with id x does not exist', Code.InvalidArgument);
        }
        const hidden = current === 0 ? (options.hides ?? 0) : 0;
        const first = Number(begins.at(-1) ?? 0n) + 1 + hidden;
        const n = Math.min(total - first + 1, 1_000 - hidden);
        if (n + hidden >= 1_000) {
          await new Promise<void>((resolve) => {
            cut = resolve;
          });
        }
        const messages = answer(n, BigInt(total - first + 1 - n), first);
        return create(GetEventMessageBatchResponseSchema, { messages });
      },
    },
  } as unknown as AosApi;
  const record = createRecord(
    {
      api,
      window,
      clock,
      timing: defaultTiming,
      random: () => 0.5,
      wake: createBell(),
      signal: new AbortController().signal,
      subscription: 1,
      async consumer(after) {
        const isNew = current === null;
        if (isNew) {
          // What is begun behind must be stored.
          if (after !== null) expect(unstored).toBe(0);
          begins.push(after);
          current = begins.length;
        }
        return { id: CONSUMER, isNew, takenOver: options.takenOver ?? false };
      },
      async discard() {
        seen.discarded++;
        current = null;
        cut();
      },
      complete: async (time) => {
        seen.complete = time;
      },
      delivered(event) {
        got.push(event.seq);
        window.read(CONSUMER);
        unstored++;
        setTimeout(() => {
          unstored--;
          window.acked(CONSUMER, 1);
        });
      },
      waiting: () => {},
      prefersStream: () => false,
    },
    () => 0,
  );
  return { clock, record, begins, got, seen, free: () => cut() };
}

const stored = () => new Promise((resolve) => setTimeout(resolve, 20));

test('of more than the server hands out at once each thousand is freed by a deletion, and read once', async () => {
  const { clock, record, begins, got, seen } = fullServer(2_600);
  const asked = record.ask();
  await settle();
  expect(got).toHaveLength(0);
  await clock.advance(defaultTiming.full);
  await stored();
  expect(got).toHaveLength(1_000);
  await clock.advance(defaultTiming.full);
  await stored();
  expect(await asked).toMatchObject({ deliveries: 2_600 });
  expect(got).toEqual(Array.from({ length: 2_600 }, (_, i) => BigInt(i + 1)));
  expect(begins).toEqual([null, 1_000n, 2_000n]);
  expect(seen.discarded).toBe(2);
  expect(seen.complete).toBeGreaterThan(0n);
});

test('behind a record that may hide something the next one begins at the checkpoint', async () => {
  const { clock, record, begins, got } = fullServer(1_500, { hides: 10 });
  const asked = record.ask();
  await settle();
  for (let n = 0; n < 2; n++) {
    await clock.advance(defaultTiming.full);
    await stored();
  }
  await asked;
  expect(begins).toEqual([null, 1_000n]);
  expect(new Set(got).size).toBe(1_500);
});

test('behind a log that was wiped meanwhile the record begins at the checkpoint, as the sequence would skip what is new', async () => {
  const { clock, record, begins, got } = fullServer(1_200, { wipedAt: 2, totalAfter: 3 });
  const asked = record.ask();
  asked.catch(() => {});
  await settle();
  await clock.advance(defaultTiming.full);
  await stored();
  await expect(asked).rejects.toThrow('does not exist');
  await record.ask();
  expect(begins).toEqual([null, 1_000n, null]);
  expect(got.slice(1_000)).toEqual([1n, 2n, 3n]);
});

test('a record that was taken over is not deleted however long it takes', async () => {
  const { clock, record, seen, got, free } = fullServer(1_000, { takenOver: true });
  void record.ask();
  await clock.advance(defaultTiming.call);
  expect(seen.discarded).toBe(0);
  expect(seen.timeouts).toEqual([30 * defaultTiming.call]);
  free();
  await stored();
  expect(got).toHaveLength(1_000);
});
