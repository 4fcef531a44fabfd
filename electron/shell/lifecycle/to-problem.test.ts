import { expect, test } from 'vitest';
import { AosError, problem } from '../../core/model/problem.ts';
import { toProblem } from './to-problem.ts';

test('an expected error stays what it is and is not logged', () => {
  const log: string[] = [];
  const expected = problem('no-network');
  expect(toProblem('x', new AosError(expected), (m) => log.push(m))).toBe(expected);
  expect(log).toEqual([]);
});

test('a full disk is a storage problem; any other unexpected error is logged', () => {
  const log: string[] = [];
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(toProblem('feed.page', full, (m) => log.push(m)).kind).toBe('storage');
  expect(toProblem('feed.page', 'odd', (m) => log.push(m)).kind).toBe('server');
  expect(log).toHaveLength(2);
});
