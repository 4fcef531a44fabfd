import { expect, test } from 'vitest';
import { simulate } from './herd.ts';

const base = { simulated: 4, clients: 4, subscriptions: 5, isAttended: false, awayMinutes: 0, seed: 1 };

test('a quiet client with streams asks two calls a minute, and has two consumers for each subscription', async () => {
  const { idle, consumers } = await simulate({ ...base, mayStream: true });
  expect(idle / 4).toBeGreaterThanOrEqual(1);
  expect(idle / 4).toBeLessThanOrEqual(3);
  expect(consumers).toBe(4 * 10);
}, 30_000);

test('without streams a client stays below its bound, and after an outage it soon asks no more than before', async () => {
  const polling = await simulate({ ...base, mayStream: false });
  expect(polling.idle / 4).toBeGreaterThan(15);
  expect(polling.idle / 4).toBeLessThanOrEqual(28);
  expect(polling.consumers).toBe(4 * 5);
  const outage = await simulate({ ...base, mayStream: true, awayMinutes: 5 });
  expect(outage.back[0]).toBeGreaterThan(4 * 5);
  expect((outage.back[0] ?? 0) / 4).toBeLessThanOrEqual(40);
  expect((outage.back[2] ?? 0) / 4).toBeLessThanOrEqual(6);
}, 60_000);
