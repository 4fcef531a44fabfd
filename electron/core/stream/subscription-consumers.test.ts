import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { type ConsumersOptions, createSubscriptionConsumers } from './subscription-consumers.ts';

/** Consumers of a subscription whose disk may be full; they are numbered. */
function setUp() {
  const seen = { made: [] as unknown[], discarded: [] as string[], isFull: true };
  const options = {
    clock: fakeClock(),
    api: {
      events: {
        async createStreamConsumer(request: { streamType: { case: string } }) {
          return { streamConsumer: `consumer-${seen.made.push(request.streamType.case)}` };
        },
      },
    },
    serverClock: { now: () => null, learn: () => {} },
    store: {
      async putLiveConsumer() {
        if (seen.isFull) throw new Error('disk full');
      },
      async discardConsumer(id: string) {
        seen.discarded.push(id);
      },
    },
    row: { id: 1, target: { kind: 'user', userId: 'U' } },
    isListed: () => true,
    discarded: () => {},
  } as unknown as ConsumersOptions;
  return { seen, consumers: createSubscriptionConsumers(options) };
}

test('a consumer that could not be saved is saved later, and no other one is made', async () => {
  const { seen, consumers } = setUp();
  await expect(consumers.live({ from: 'now' }, false)).rejects.toThrow('disk full');
  seen.isFull = false;
  expect(await consumers.live({ from: 'now' }, false)).toEqual({ id: 'consumer-1', isFromStart: false });
  expect([seen.made.length, seen.discarded]).toEqual([1, []]);
});

test('one that was made for new events does not read a backlog: it begins behind it', async () => {
  const { seen, consumers } = setUp();
  await expect(consumers.live({ from: 'now' }, false)).rejects.toThrow('disk full');
  seen.isFull = false;
  expect(await consumers.live({ from: 'everything' }, true)).toEqual({ id: 'consumer-2', isFromStart: true });
  expect(seen.made).toEqual(['streamFromDate', 'streamAll']);
  expect(seen.discarded).toEqual(['consumer-1']);
});
