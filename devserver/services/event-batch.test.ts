import { expect, test } from 'vitest';
import type { Delivery } from '../log/log.ts';
import type { Aos } from './aos.ts';
import { takeBatch } from './event-batch.ts';

const deliveries = [1, 2].map((sequence) => ({ sequence, block: sequence, reply: `reply ${sequence}` }));

/** A consumer that has as many out as it ever has, and brings all of them again at the second call. */
function setUp(again: () => void) {
  const acked: string[] = [];
  let calls = 0;
  const aos = {
    faults: new Set(['full']),
    maxAckPending: 2,
    clock: { after: (_ms: number, run: () => void) => void setImmediate(run) },
    log: {
      async takeAll() {
        if (++calls > 1) again();
        return calls > 2 ? [] : (deliveries as unknown as Delivery[]);
      },
      counts: async () => ({ outstanding: calls > 2 ? 0 : 2 }),
      ack: async (replies: string[]) => void acked.push(...replies),
    },
  } as unknown as Aos;
  return { aos, acked };
}

test('what comes again in the same call is acknowledged in the name of the server', async () => {
  const { aos, acked } = setUp(() => undefined);
  const taken = await takeBatch(aos, 'consumer', new AbortController().signal);
  expect(taken).toHaveLength(2);
  expect(acked).toEqual(['reply 1', 'reply 2']);
});

test('a call whose client has gone acknowledges nothing of what comes then', async () => {
  const client = new AbortController();
  const { aos, acked } = setUp(() => client.abort());
  await takeBatch(aos, 'consumer', client.signal);
  expect(acked).toEqual([]);
});
