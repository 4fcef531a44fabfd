import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('the ceiling doubles from half a second to a minute and stays there', () => {
  const ceilings = [0, 1, 2, 6, 7, 8, 1000].map((n) => backoff(n, 500, 60_000, () => 1));
  expect(ceilings).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000, 60_000]);
});

test('the jitter is full: anything between nothing and the ceiling', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (n, r) => {
      const wait = backoff(n, 500, 60_000, () => r);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(60_000);
      expect(backoff(n, 500, 60_000, () => 0)).toBe(0);
    }),
  );
});
