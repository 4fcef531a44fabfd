import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from '../lib/headless.mjs';
import { countPlaywright, countVitest } from '../lib/report.mjs';
import { capture } from '../lib/run.mjs';
import type { Guard } from './mutants/mutant.ts';

/** How long one guard may take, ms. */
const within = 240_000;

/** What became of the tests of a guard. */
export interface Outcome {
  passed: number;
  failed: number;
  seconds: number;
  output: string;
}

/** Runs the tests of a guard in a copy of the checkout. A run without a report has neither passed nor failed anything. */
export async function runGuard(guard: Guard, folder: string): Promise<Outcome> {
  const started = Date.now();
  const reports = await mkdtemp(join(tmpdir(), 'aruna-notify-guard-'));
  const report = join(reports, 'report.json');
  try {
    const [command, args] = commandOf(guard, folder, report);
    // Playwright would describe the page of a test that fails, which may be gone.
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_NO_COPY_PROMPT: '1' };
    const { stdout, stderr } = await capture(command, args, { cwd: folder, env, timeout: within });
    const text = await readFile(report, 'utf8').catch(() => null);
    const count = 'e2e' in guard ? countPlaywright : countVitest;
    const { passed, failed } = text === null ? { passed: 0, failed: 0 } : count(JSON.parse(text));
    return { passed, failed, seconds: (Date.now() - started) / 1000, output: stdout + stderr };
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

function commandOf(guard: Guard, folder: string, report: string): [string, string[]] {
  if ('e2e' in guard) {
    const cli = join(folder, 'node_modules/@playwright/test/cli.js');
    const args = [
      cli,
      'test',
      guard.e2e,
      '-g',
      guard.test,
      '--max-failures=1',
      '--reporter=json',
      `--output=${report}.out`,
    ];
    return withDisplay(process.execPath, args, { always: true });
  }
  const cli = join(folder, 'node_modules/vitest/vitest.mjs');
  return [
    process.execPath,
    [cli, 'run', '--project=unit', '--retry=0', '--reporter=json', `--outputFile=${report}`, guard.unit],
  ];
}
