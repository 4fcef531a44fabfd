import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AcknowledgeMessageBatchRequest,
  AcknowledgeMessageBatchRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { usedStore } from '../testing/used-store.ts';
import type { AosApi } from '../transport/api.ts';
import { createDrain } from './drain.ts';
import { queuedAcks } from './queued-acks.ts';

/** A drain over a real outbox with acks r1 … rn, and a server that answers as told. */
function setUp(n: number, answer: (replies: string[]) => void) {
  const { store, abort } = usedStore();
  const clock = fakeClock();
  store.writer.commit(
    Array.from({ length: n }, (_, i) =>
      incoming({ seq: BigInt(i + 1), reply: { reply: `r${i + 1}`, salt: '', hmac: '' } }),
    ),
  );
  const calls: string[][] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const events = {
    async acknowledgeMessageBatch(request: AcknowledgeMessageBatchRequest) {
      mostInFlight = Math.max(mostInFlight, ++inFlight);
      await Promise.resolve();
      inFlight--;
      // As the server reads it.
      const schema = AcknowledgeMessageBatchRequestSchema;
      const list = fromBinary(schema, toBinary(schema, request)).replies.map((r) => r.reply);
      calls.push(list);
      answer(list);
      return {};
    },
  };
  const failing: (string | undefined)[] = [];
  let settled = 0;
  const wake = createBell();
  const drain = createDrain({
    api: { events, server: 'aos' } as unknown as AosApi,
    store: store.remote,
    settled: (acks) => {
      settled += acks.length;
    },
    failing: (error) => failing.push(error?.kind),
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake,
    signal: abort.signal,
  });
  void drain.run();
  const outbox = () =>
    store.db.prepare('SELECT reply, bad FROM outbox ORDER BY id').all() as {
      reply: string;
      bad: string | null;
    }[];
  return {
    store,
    clock,
    calls,
    failing,
    drain,
    outbox,
    wake,
    settled: () => settled,
    most: () => mostInFlight,
  };
}

const HMAC = 'Message hmac signature did not match original signature';
const refuse = (bad: readonly string[]) => (replies: string[]) => {
  if (replies.some((r) => bad.includes(r))) throw new ConnectError(HMAC, Code.Aborted);
};

test('acks go out in batches of 500, the oldest first, one call at a time', async () => {
  const { clock, calls, outbox, drain, most } = setUp(1_200, () => {});
  await clock.advance(0);
  expect(calls.map((c) => c.length)).toEqual([500, 500, 200]);
  expect(calls[0]?.[0]).toBe('r1');
  expect(outbox()).toEqual([]);
  expect(drain.idle).toBe(true);
  expect(most()).toBe(1);
});

test('one bad reply among many is found by halving, set aside with its reason, and all others are acked', async () => {
  const { clock, calls, outbox, settled } = setUp(256, refuse(['r100']));
  await clock.advance(0);
  expect(outbox()).toEqual([{ reply: 'r100', bad: HMAC }]);
  expect(settled()).toBe(256);
  // Every other one was in a call that went through; halving takes few of them.
  const through = new Set(calls.filter((c) => !c.includes('r100')).flat());
  expect(through.size).toBe(255);
  expect(calls.length).toBeLessThan(2 * Math.log2(256) + 2);
  expect(calls.some((c) => c.length === 1 && c[0] === 'r100')).toBe(true);
});

test('of a refused batch nothing counts as acked: what a bad reply kept back is sent again, once', async () => {
  const acked: string[] = [];
  const { clock, calls, outbox } = setUp(8, (replies) => {
    refuse(['r3'])(replies);
    acked.push(...replies);
  });
  await clock.advance(0);
  expect(calls[0]).toHaveLength(8);
  expect(acked).toEqual(['r1', 'r2', 'r4', 'r5', 'r6', 'r7', 'r8']);
  expect(outbox()).toEqual([{ reply: 'r3', bad: HMAC }]);
});

test('acks that could not all be taken are good: the same batch is sent again, and none is set aside', async () => {
  let refusals = 6;
  const { clock, calls, outbox, settled, failing } = setUp(20, () => {
    if (refusals-- > 0) throw new ConnectError('Could not acknowledge all messages', Code.Aborted);
  });
  await clock.advance(0);
  expect(calls).toHaveLength(1);
  expect(outbox().filter((o) => o.bad !== null)).toEqual([]);
  await clock.advance(300_000);
  expect(calls.map((c) => c.length)).toEqual(Array.from({ length: 7 }, () => 20));
  expect(outbox()).toEqual([]);
  expect(settled()).toBe(20);
  expect(failing.at(0)).toBe('server');
});

test('a secret that changed makes all of them bad: each is set aside, none is sent again', async () => {
  const all = Array.from({ length: 20 }, (_, i) => `r${i + 1}`);
  const { clock, calls, outbox } = setUp(20, refuse(all));
  await clock.advance(0);
  expect(outbox().every((o) => o.bad !== null)).toBe(true);
  const sent = calls.length;
  await clock.advance(600_000);
  expect(calls).toHaveLength(sent);
});

test('hundreds of them cost a few calls, and what was delivered after the change is acked', async () => {
  const old = Array.from({ length: 430 }, (_, i) => `r${i + 1}`);
  const { clock, calls, outbox, settled } = setUp(500, refuse(old));
  await clock.advance(0);
  expect(outbox().map((o) => o.reply)).toEqual(old);
  expect(outbox().every((o) => o.bad === HMAC)).toBe(true);
  expect(settled()).toBe(500);
  expect(calls.length).toBeLessThan(50);
});

test('a few bad ones in a row are no run: what comes after them is acked', async () => {
  const bad = ['r1', 'r2', 'r3', 'r4', 'r5', 'r254'];
  const { clock, outbox, settled } = setUp(500, refuse(bad));
  await clock.advance(0);
  expect(outbox().map((o) => o.reply)).toEqual(bad);
  expect(settled()).toBe(500);
});

test('what comes in while acks go out is sent once each, in order, whatever fails in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ n: fc.integer({ min: 1, max: 900 }), fails: fc.boolean() }), { maxLength: 6 }),
      async (groups) => {
        let fails = false;
        const taken: string[] = [];
        const { clock, store, drain, outbox } = setUp(3, (replies) => {
          if (fails) throw new ConnectError('away', Code.Unavailable);
          taken.push(...replies);
        });
        let seq = 3;
        for (const { n, fails: now } of groups) {
          fails = now;
          const group = Array.from({ length: n }, () => {
            const reply = `r${++seq}`;
            return incoming({ seq: BigInt(seq), reply: { reply, salt: '', hmac: '' } });
          });
          drain.added(queuedAcks(group, store.writer.commit(group).firstAck));
          await clock.advance(1);
        }
        fails = false;
        await clock.advance(60_000);
        await clock.advance(0);
        expect(outbox()).toEqual([]);
        expect(taken).toEqual(Array.from({ length: seq }, (_, i) => `r${i + 1}`));
        expect(drain.idle).toBe(true);
      },
    ),
    { numRuns: 15 },
  );
}, 30_000);

test('nothing is given up because of time: a server that is away for a day', async () => {
  let up = false;
  const { clock, outbox, failing } = setUp(3, () => {
    if (!up) throw new ConnectError('down', Code.Unavailable);
  });
  for (let i = 0; i < 48; i++) await clock.advance(1_800_000);
  expect(outbox()).toHaveLength(3);
  up = true;
  await clock.advance(60_000);
  expect(outbox()).toEqual([]);
  expect(failing.at(0)).toBe('unreachable');
  expect(failing.at(-1)).toBeUndefined();
});

test('a refused token waits for a new one, and goes on at once when there is one', async () => {
  let good = false;
  const { clock, outbox, failing, wake } = setUp(3, () => {
    if (!good) throw new ConnectError('Unauthorized', Code.Unauthenticated);
  });
  await clock.advance(0);
  expect(failing).toEqual(['signed-out']);
  expect(outbox().every((o) => o.bad === null)).toBe(true);
  good = true;
  wake.ring();
  await clock.advance(0);
  expect(outbox()).toEqual([]);
});

test('any mixture of bad replies and outages: each ack ends taken or aside, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      async (n, badOnes, outages) => {
        const bad = badOnes.filter((b) => b <= n).map((b) => `r${b}`);
        const taken = new Set<string>();
        const plan = [...outages];
        const { clock, outbox } = setUp(n, (replies) => {
          if (plan.shift()) throw new ConnectError('away', Code.Unavailable);
          refuse(bad)(replies);
          for (const r of replies) taken.add(r);
        });
        for (let i = 0; i < 30; i++) await clock.advance(60_000);
        expect(new Set(outbox().map((o) => o.reply))).toEqual(new Set(bad));
        expect(outbox().every((o) => o.bad !== null)).toBe(true);
        expect(taken.size).toBe(n - bad.length);
      },
    ),
    { numRuns: 12 },
  );
}, 30_000);
