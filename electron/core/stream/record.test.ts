import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import {
  type EventMessage,
  GetEventMessageBatchResponseSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { createAckWindow } from '../ack/window.ts';
import { createBell } from '../bell.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { ackSubject, resourceMessage } from '../testing/messages.ts';
import type { AosApi } from '../transport/api.ts';
import { createRecord } from './record.ts';
import { defaultTiming } from './timing.ts';

const CONSUMER = 'record';
/** Messages of one answer; `pending` still wait behind the last. */
const answer = (n: number, pending = 0n, from = 1): EventMessage[] =>
  Array.from({ length: n }, (_, i) =>
    resourceMessage(
      ackSubject({ consumer: CONSUMER, seq: BigInt(from + i), pending: pending + BigInt(n - 1 - i) }),
    ),
  );

function setUp(answers: (EventMessage[] | Error)[], sinceCheckpoint = 10) {
  const clock = fakeClock();
  const window = createAckWindow(330);
  const seen = { delivered: 0, calls: 0, discarded: 0 };
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
      consumer: async () => CONSUMER,
      discard: async () => void seen.discarded++,
      delivered(event) {
        seen.delivered++;
        if (event.reply) window.read(CONSUMER);
      },
      waiting: () => {},
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

test('an empty answer while messages are known to wait proves nothing: it is asked again within the ack wait', async () => {
  const { clock, window, seen, record } = setUp([answer(400, 3n), [], [], answer(3, 0n, 401)]);
  const asked = record.ask();
  await settle();
  expect(seen).toMatchObject({ calls: 2, delivered: 400 });
  await clock.advance(2_000);
  expect(await asked).toMatchObject({ deliveries: 403 });
  expect(window.outstanding(CONSUMER)).toBe(403);
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
    expect(until - clock.monotonic()).toBe(33_000);
    await record.ask();
    expect(record.hiddenUntil).toBe(until);
    await clock.advance(33_000);
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
