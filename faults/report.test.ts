import { expect, test } from 'vitest';
import { percentile, recoveryTable } from './report.ts';

test('percentiles are values of the list', () => {
  const list = [5, 1, 4, 2, 3];
  expect([0.5, 0.95, 1].map((share) => percentile(list, share))).toEqual([3, 5, 5]);
});

test('a recovery into which the next fault came counts, and its time does not', () => {
  const table = recoveryTable([
    { kind: 'reset', ms: 100, waitedForServer: false, waitedForRecord: false, hasty: false },
    { kind: 'reset', ms: 9_000, waitedForServer: true, waitedForRecord: false, hasty: true },
  ]);
  expect(table).toContain('| reset | 2 | 0.1 | 0.1 | 0.1 | 1 | 0 |');
});

test('the table says what was waited for, and what it was like without', () => {
  const table = recoveryTable([
    { kind: 'reset', ms: 100, waitedForServer: false, waitedForRecord: false, hasty: false },
    { kind: 'deleted', ms: 6_000, waitedForServer: false, waitedForRecord: true, hasty: false },
  ]);
  expect(table).toContain('| deleted | 1 | 6.0 | 6.0 | 6.0 | 0 | 1 |');
  expect(table).toContain('| **all** | 2 | 0.1 | 6.0 | 6.0 | 0 | 1 |');
  expect(table).toContain('| neither of the two | 1 | 0.1 | 0.1 | 0.1 | 0 | 0 |');
});
