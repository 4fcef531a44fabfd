import { expect, test } from 'vitest';
import type { CreateStreamConsumerRequest } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { Target } from '../model/subscription.ts';
import type { AosApi } from '../transport/api.ts';
import { consumerRequest, createConsumer, resumeFrom } from './consumer.ts';
import { createServerClock } from './server-clock.ts';

const NOW = Date.UTC(2026, 5, 1, 12, 0, 0, 750);
const target: Target = { kind: 'resource', resourceId: 'r', resourceKind: 'dataset', subresources: false };

test('a resource by id and kind, always with what is in it: without it the server delivers nothing', () => {
  const request = consumerRequest(target, { from: 'everything' }, NOW);
  expect(request.target).toMatchObject({ case: 'resource', value: { resourceId: 'r', resourceVariant: 3 } });
  expect(request.includeSubresources).toBe(true);
  expect(request.streamType.case).toBe('streamAll');
});

test('a date goes down to the whole second, so that nothing of that second is missed', () => {
  const seconds = (start: Parameters<typeof consumerRequest>[1]) => {
    const { streamType } = consumerRequest({ kind: 'announcements' }, start, NOW);
    return streamType.case === 'streamFromDate' ? streamType.value.timestamp : undefined;
  };
  expect(seconds({ from: 'now' })).toMatchObject({ seconds: BigInt(Math.floor(NOW / 1000)), nanos: 0 });
  expect(seconds({ from: 'date', date: 1999 })).toMatchObject({ seconds: 1n, nanos: 0 });
});

test('a sequence is 64 bit', () => {
  const { streamType } = consumerRequest(
    { kind: 'user', userId: 'u' },
    { from: 'sequence', sequence: '18446744073709551615' },
    NOW,
  );
  expect(streamType.value).toMatchObject({ sequence: 18446744073709551615n });
});

/** A server whose clock shows `serverNow`; consumer ids are ULIDs and tell it. */
function server(serverNow: number) {
  const asked: CreateStreamConsumerRequest[] = [];
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = '';
  for (let n = serverNow, i = 0; i < 10; i++, n = Math.floor(n / 32)) time = alphabet[n % 32] + time;
  const createStreamConsumer = async (request: CreateStreamConsumerRequest) => {
    asked.push(request);
    return { streamConsumer: `${time}${String(asked.length).padStart(16, '0')}` };
  };
  const idAt = () => `${time}${'0'.repeat(16)}`;
  return { asked, idAt, api: { events: { createStreamConsumer } } as unknown as AosApi };
}

function maker(serverNow: number, known = false) {
  const { api, asked } = server(serverNow);
  const discarded: string[] = [];
  const clock = { now: () => NOW, monotonic: () => 5 };
  const serverClock = createServerClock(clock);
  if (known) serverClock.learn(server(serverNow).idAt());
  const discard = async (consumer: string) => void discarded.push(consumer);
  return { asked, discarded, maker: { api, clock, serverClock, discard } };
}
const secondsOf = (request: CreateStreamConsumerRequest | undefined) => {
  const from = request?.streamType;
  return from?.case === 'streamFromDate' ? Number(from.value.timestamp?.seconds) : undefined;
};

test('"from now" is the server\'s now: where this clock is ahead, it is made again from the right moment', async () => {
  const behind = maker(NOW - 600_000);
  const id = await createConsumer(behind.maker, target, { from: 'now' });
  expect(behind.asked).toHaveLength(2);
  expect(behind.discarded).toEqual([expect.stringMatching(/1$/)]);
  expect(id).toMatch(/2$/);
  expect(secondsOf(behind.asked[1])).toBe(Math.floor((NOW - 600_000) / 1000));
});

test("once the server's clock is known, one consumer is made, from the right moment", async () => {
  const known = maker(NOW - 600_000, true);
  await createConsumer(known.maker, target, { from: 'now' });
  expect(known.asked.map(secondsOf)).toEqual([Math.floor((NOW - 600_000) / 1000)]);
});

test('where the clocks agree, or it begins elsewhere, one consumer is made', async () => {
  const agreeing = maker(NOW - 300);
  await createConsumer(agreeing.maker, target, { from: 'now' });
  expect(agreeing.asked).toHaveLength(1);
  const early = maker(NOW - 600_000);
  await createConsumer(early.maker, target, { from: 'everything' });
  expect(early.asked).toHaveLength(1);
});

test('created again, it begins at the checkpoint, or as it first did', () => {
  expect(resumeFrom({ from: 'everything' }, 5_000_000n, 1)).toEqual({ from: 'date', date: 5 });
  expect(resumeFrom({ from: 'everything' }, null, 1)).toEqual({ from: 'everything' });
  expect(resumeFrom({ from: 'now' }, null, 77)).toEqual({ from: 'date', date: 77 });
});
