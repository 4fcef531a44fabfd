import { expect, test } from 'vitest';
import { simulateHerd } from './connections.ts';

const clients = 10_000;
const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), 0);

test('everybody comes back once', () => {
  const seconds = simulateHerd({ clients, away: 0, jitter: true, seed: 1 });
  expect(seconds.reduce((a, b) => a + b, 0)).toBe(clients);
});

test('after a minute without a server, jitter spreads those who come back over the longest backoff', () => {
  const back = (jitter: boolean) => simulateHerd({ clients, away: 60_000, jitter, seed: 1 }).slice(60);
  expect(most(back(false))).toBe(clients);
  expect(most(back(true))).toBeLessThan(clients / 20);
  expect(back(true).length).toBeLessThanOrEqual(61);
});
