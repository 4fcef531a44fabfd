import { expect, it } from 'vitest';
import {
  countPlaywright,
  countVitest,
  failuresInPlaywright,
  failuresInVitest,
  inWords,
  sum,
} from './report.mjs';

it('counts a test file that cannot be loaded as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

it('counts a test that needed a second try as a failure, and errors outside of tests', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(countPlaywright({ stats: none, errors: [{}] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('sums all suites into one line, and speaks of skipped tests only where there are any', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(inWords(sum([one, one]))).toBe('2 passed, 0 failed');
  expect(inWords(sum([one, { ...one, skipped: 3 }]))).toBe('2 passed, 0 failed, 3 skipped');
});

it('names the tests of Vitest that failed, and the files that could not be loaded', () => {
  const testResults = [
    { status: 'passed', name: 'good.ts', assertionResults: [{ status: 'passed', fullName: 'good' }] },
    { status: 'failed', name: 'broken.ts', message: 'no such module\nat …', assertionResults: [] },
    {
      status: 'failed',
      name: 'a.ts',
      assertionResults: [
        { status: 'passed', fullName: 'one' },
        { status: 'failed', fullName: 'two', failureMessages: ['expected 1\nto be 2'] },
      ],
    },
  ];
  expect(failuresInVitest({ testResults })).toEqual(['broken.ts: no such module', 'two: expected 1']);
});

it('names the tests of Playwright that failed, without the colours of their errors, or what failed outside', () => {
  const spec = (title: string, status: string, errors: unknown[]) => ({
    title,
    file: 'a.spec.ts',
    line: 3,
    tests: [{ status, results: [{ errors }] }],
  });
  const suites = [
    {
      specs: [spec('one', 'expected', [])],
      suites: [
        { specs: [spec('two', 'unexpected', [{ message: '\u001b[31mtoo late\u001b[39m\nCall log' }])] },
      ],
    },
  ];
  expect(failuresInPlaywright({ suites, errors: [] })).toEqual(['a.spec.ts:3 two: too late']);
  expect(failuresInPlaywright({ suites: [], errors: [{ message: 'no browser' }] })).toEqual([
    'outside of tests: no browser',
  ]);
});
