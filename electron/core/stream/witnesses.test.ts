import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { GetEventMessageBatchResponseSchema } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import type { Target } from '../model/subscription.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { ackSubject, resourceMessage } from '../testing/messages.ts';
import { asRemote, testStore } from '../testing/store.ts';
import type { AosApi } from '../transport/api.ts';
import { createRetired } from './retired.ts';
import { createWitnesses } from './witnesses.ts';

const target: Target = { kind: 'resource', resourceId: 'R', resourceKind: 'project', subresources: true };

test('a witness with more waiting than is ever answered gives what it has, and another one goes on', async () => {
  using at = testStore();
  const { writer } = at;
  const clock = fakeClock();
  const store = asRemote(() => writer);
  const subscription = writer.addSubscription(target, { from: 'now' }, 0);
  writer.setConsumer(subscription, 'record');
  writer.putLiveConsumer('stream', subscription, 0);
  const abort = new AbortController();
  const read: string[] = [];
  let free: () => void = () => {};
  const message = (consumer: string, seq: bigint) =>
    resourceMessage(ackSubject({ consumer, seq, time: seq, pending: 0n }));
  const api = {
    events: {
      async getEventMessageBatch({ streamConsumer }: { streamConsumer: string }) {
        read.push(streamConsumer);
        const nth = read.filter((id) => id === streamConsumer).length;
        if (streamConsumer === 'record' && nth === 1) {
          await new Promise<void>((resolve) => {
            free = resolve;
          });
        }
        // Each is asked until it is empty; at its second look the second brings the event that proves it.
        const brings = streamConsumer === 'record' ? 1 : 2;
        const messages = nth === brings ? [message(streamConsumer, BigInt(4 + brings))] : [];
        return create(GetEventMessageBatchResponseSchema, { messages });
      },
      acknowledgeMessageBatch: async () => ({}),
    },
  } as unknown as AosApi;
  const retired = createRetired({ store, clock, timing: defaultTiming, discarded: () => {} });
  await retired.load();
  writer.removeSubscription(subscription, 0);
  const witnesses = createWitnesses({
    api,
    store,
    retired,
    clock,
    timing: defaultTiming,
    random: () => 0.5,
    wake: createBell(),
    signal: abort.signal,
    isRead: () => false,
    make: async () => 'second',
    // The server answers the call when its consumer is deleted.
    discarded: () => free(),
  });
  void witnesses.run();
  await settle();
  expect(retired.waiting()).toHaveLength(1);
  await clock.advance(2.5 * defaultTiming.ackWait);
  expect(read).toEqual(['record']);
  await clock.advance(defaultTiming.full);
  await settle();
  expect(read).toEqual(['record', 'second']);
  expect(writer.witnesses().map(({ id }) => id)).toEqual(['second']);
  expect(writer.removals()).toContain('record');
  await clock.advance(5 * defaultTiming.ackWait);
  expect(retired.waiting()).toHaveLength(0);
  abort.abort();
  retired.stop();
});
