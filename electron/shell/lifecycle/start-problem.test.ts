import { expect, test } from 'vitest';
import { AosError } from '../../core/model/problem.ts';
import { wordsFor } from '../../words/languages.ts';
import { portal } from '../bridge/handlers.ts';
import { toProblem } from './start-problem.ts';

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

test('a full disk is a storage problem; anything else is ours, and logged', () => {
  const log: string[] = [];
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(toProblem('feed.page', full, (m) => log.push(m), words).kind).toBe('storage');
  expect(toProblem('feed.page', 'odd', (m) => log.push(m), words).kind).toBe('server');
  expect(log).toHaveLength(2);
});

test('only https addresses are opened in the browser', () => {
  expect(portal('https://aruna.example/objects/1', words)).toBe('https://aruna.example/objects/1');
  for (const address of [null, 'http://x', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense']) {
    expect(() => portal(address, words)).toThrow(AosError);
  }
});
