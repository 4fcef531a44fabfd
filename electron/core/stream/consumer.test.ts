import { expect, test } from 'vitest';
import type { CreateStreamConsumerRequest } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { AosApi } from '../transport/api.ts';
import { consumerRequest, createConsumer, resumeFrom } from './consumer.ts';
import type { Target } from './subscription.ts';

const NOW = Date.UTC(2026, 5, 1, 12, 0, 0, 750);
const target: Target = { kind: 'resource', resourceId: 'r', resourceKind: 'dataset', subresources: false };

test('a resource by id and kind, with or without what is in it', () => {
  const request = consumerRequest(target, { from: 'everything' }, NOW);
  expect(request.target).toMatchObject({ case: 'resource', value: { resourceId: 'r', resourceVariant: 3 } });
  expect(request.includeSubresources).toBe(false);
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
  return { asked, api: { events: { createStreamConsumer } } as unknown as AosApi };
}

test('"from now" is the server\'s now: where this clock is ahead, it is made again from the right moment', async () => {
  const { api, asked } = server(NOW - 600_000);
  const discarded: string[] = [];
  const id = await createConsumer(api, target, { from: 'now' }, NOW, async (c) => void discarded.push(c));
  expect(asked).toHaveLength(2);
  expect(discarded).toEqual([expect.stringMatching(/1$/)]);
  expect(id).toMatch(/2$/);
  const again = asked[1]?.streamType;
  expect(again?.case === 'streamFromDate' && Number(again.value.timestamp?.seconds)).toBe(
    Math.floor((NOW - 600_000) / 1000),
  );
});

test('where the clocks agree, or it begins elsewhere, one consumer is made', async () => {
  const agreeing = server(NOW - 300);
  await createConsumer(agreeing.api, target, { from: 'now' }, NOW, async () => {});
  expect(agreeing.asked).toHaveLength(1);
  const early = server(NOW - 600_000);
  await createConsumer(early.api, target, { from: 'everything' }, NOW, async () => {});
  expect(early.asked).toHaveLength(1);
});

test('made anew, it begins at the checkpoint, or as it first did', () => {
  expect(resumeFrom({ from: 'everything' }, 5_000_000n, 1)).toEqual({ from: 'date', date: 5 });
  expect(resumeFrom({ from: 'everything' }, null, 1)).toEqual({ from: 'everything' });
  expect(resumeFrom({ from: 'now' }, null, 77)).toEqual({ from: 'date', date: 77 });
});
