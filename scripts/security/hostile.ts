import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from '../lib/headless.mjs';
import { root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import type { Check } from './check.ts';

interface Spec {
  title: string;
  ok: boolean;
  tests: { status: string; annotations: { type: string; description?: string }[] }[];
}

interface Suite {
  specs?: Spec[];
  suites?: Suite[];
}

/** Items of Electron's checklist that are no matter of the running page: the version, and the fuses. */
const elsewhere = [16, 19];

/**
 * Runs the hostile page and the search for tokens against the real app. Besides the tests, an item of the checklist that no
 * test has in its name is a failed check.
 */
export async function checkPage(): Promise<{ checks: Check[]; tokenLeaks: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-security-'));
  const report = join(folder, 'report.json');
  try {
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    const args = [
      cli,
      'test',
      'hostile-page',
      'token-secrecy',
      '--reporter=json',
      `--output=${join(folder, 'out')}`,
    ];
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const { stderr } = await capture(...withDisplay(process.execPath, args, { always: true }), { env });
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text === null) throw new Error(`The tests of the page could not be run:\n${stderr.slice(-2_000)}`);
    const specs = specsOf(JSON.parse(text) as Suite);
    const checks = specs.map(({ title, ok }) => ({ name: title, problem: ok ? null : 'its test fails' }));
    return { checks: [...checks, ...missingItems(specs)], tokenLeaks: leaksOf(specs) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

function missingItems(specs: readonly Spec[]): Check[] {
  const tried = new Set(
    specs.flatMap(({ title }) => (/^([\d, ]+):/.exec(title)?.[1] ?? '').split(',').map(Number)),
  );
  const items = Array.from({ length: 20 }, (_, index) => index + 1).filter(
    (item) => !elsewhere.includes(item),
  );
  return items
    .filter((item) => !tried.has(item))
    .map((item) => ({ name: `item ${item} of the checklist`, problem: 'no test tries it' }));
}

/** How many tokens were found; a search that did not come to its end counts as one. */
function leaksOf(specs: readonly Spec[]): number {
  const notes = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations));
  const found = notes
    .filter(({ type }) => type === 'tokenLeaks')
    .map(({ description }) => Number(description));
  const isWhole =
    found.length > 0 && specs.filter(({ title }) => title.includes('token')).every(({ ok }) => ok);
  return found.reduce((sum, n) => sum + n, 0) || (isWhole ? 0 : 1);
}
