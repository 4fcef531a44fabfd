import { expect, test } from 'vitest';
import { AosError } from '../../core/model/problem.ts';
import { wordsFor } from '../../words/languages.ts';
import { toProblem } from './to-problem.ts';

const words = wordsFor('en');

test('an expected error keeps its sentence and is not logged', () => {
  const log: string[] = [];
  const problem = {
    kind: 'tls' as const,
    message: 'The certificate has expired.',
    next: 'Tell the operator.',
  };
  expect(toProblem('x', new AosError(problem), (m) => log.push(m), words)).toBe(problem);
  expect(log).toEqual([]);
});

test('a full disk is a storage problem; any other unexpected error is logged', () => {
  const log: string[] = [];
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(toProblem('feed.page', full, (m) => log.push(m), words).kind).toBe('storage');
  expect(toProblem('feed.page', 'odd', (m) => log.push(m), words).kind).toBe('server');
  expect(log).toHaveLength(2);
});
