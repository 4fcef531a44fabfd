/** What the test runners report: counts, and what failed. */
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} [failures] a line for each test that failed, where the runner names them
 */

/** @type {Counts} */
const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts in Vitest's JSON report. A file that could not be loaded holds no tests and counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts in Playwright's JSON report. A test that passed only when tried again counts as failed.
 * @param {any} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const outside = unexpected + flaky === 0 ? report.errors.length : 0;
  return { passed: expected, failed: unexpected + flaky + outside, skipped };
}

/**
 * What failed in Vitest's JSON report, a line each: the test's name and the first line of its error.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresInVitest(report) {
  return report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed');
      if (failed.length === 0) return [failure(file.name, file.message)];
      return failed.map((test) => failure(test.fullName, test.failureMessages?.[0]));
    });
}

/**
 * What failed in Playwright's JSON report, a line each: the test's file and name and the first line of its error.
 * @param {any} report
 * @returns {string[]}
 */
export function failuresInPlaywright(report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = report.suites.flatMap(specs).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((test) => {
        const error = test.results.flatMap((result) => result.errors ?? [])[0];
        return failure(`${spec.file}:${spec.line} ${spec.title}`, error?.message);
      }),
  );
  return failed.length > 0
    ? failed
    : report.errors.map((error) => failure('outside of tests', error.message));
}

function failure(name, message = '') {
  return `${name}: ${stripVTControlCharacters(message).trim().split('\n')[0] || 'no message'}`;
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (left, right) => ({
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
    }),
    nothing,
  );
}

/**
 * @param {Counts} counts
 * @returns {string} "12 passed, 0 failed", and ", 1 skipped" if any were
 */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
