import { expect, test } from 'vitest';
import { percentile, recoveryTable } from './report.ts';

test('percentiles are values of the list', () => {
  const list = [5, 1, 4, 2, 3];
  expect([0.5, 0.95, 1].map((share) => percentile(list, share))).toEqual([3, 5, 5]);
});

test('a recovery into which the next fault came counts, and its time does not', () => {
  const table = recoveryTable([
    { kind: 'reset', ms: 100, waitedForServer: false, hasty: false },
    { kind: 'reset', ms: 9_000, waitedForServer: true, hasty: true },
  ]);
  expect(table).toContain('| reset | 2 | 0.1 | 0.1 | 0.1 | 1 |');
});
