/** The suites of `npm test`, each of which gives its counts and never throws. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staleFiles } from '../lib/gen.mjs';
import { root } from '../lib/paths.mjs';
import { countPlaywright, countVitest, failuresInPlaywright, failuresInVitest } from '../lib/report.mjs';
import { capture, run } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { ensureElectron, pinnedElectron } from '../runtime/electron.mjs';

const bin = (path) => join(root, 'node_modules', path);

/** @type {{name: string, run: () => Promise<import('../lib/report.mjs').Counts>}[]} */
export const suites = [
  { name: 'lint', run: () => asOneTest([join(root, 'scripts/lint.mjs')]) },
  { name: 'house', run: () => asOneTest([join(root, 'scripts/house.mjs')]) },
  { name: 'types', run: () => asOneTest([bin('typescript/bin/tsc'), '-p', '.']) },
  { name: 'gen', run: genIsFresh },
  { name: 'build', run: () => asOneTest([bin('electron-vite/bin/electron-vite.js'), 'build']) },
  { name: 'package', run: packages },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'integration', run: () => vitest('integration') },
  { name: 'e2e', run: playwright },
  { name: 'desks', run: desks },
  { name: 'alerts', run: alerts },
  { name: 'security', run: security },
];

async function asOneTest(args) {
  const code = await run(process.execPath, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Packs the app. Where only an old runtime can be had, that one is packed, to test the packing. */
async function packages() {
  const script = join(root, 'scripts/package.mjs');
  const { version } = await ensureElectron();
  const wanted = await pinnedElectron();
  if (version === wanted) return asOneTest([script]);
  say(
    `Only Electron ${version} can be had here, not ${wanted}: it is packed with --allow-old-runtime, for this test only.`,
  );
  return asOneTest([script, '--allow-old-runtime']);
}

async function genIsFresh() {
  const stale = await staleFiles();
  if (stale.length > 0)
    say(`gen/ does not match proto/. Run npm run gen to generate it again.\n${stale.join('\n')}`);
  return { passed: stale.length === 0 ? 1 : 0, failed: stale.length === 0 ? 0 : 1, skipped: 0 };
}

function vitest(project) {
  return withReport(countVitest, failuresInVitest, (file) => ({
    args: [
      bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--retry=0',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env: process.env,
  }));
}

function playwright() {
  return withReport(countPlaywright, failuresInPlaywright, (file) => ({
    args: [join(root, 'scripts/e2e.mjs'), '--reporter=list,json'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  }));
}

/** The short form of `npm run security`. What it would try on the page, the e2e suite does. */
async function security() {
  const args = ['--import', 'tsx', join(root, 'scripts/security/main.ts'), '--short', '--json'];
  const { stdout, stderr } = await capture(process.execPath, args);
  process.stdout.write(stderr + stdout);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) return { passed: 0, failed: 1, skipped: 0 };
  const { checklist, checklistFailed, electronegativity, licencesUnknown } = JSON.parse(last);
  const failed = checklistFailed + electronegativity + licencesUnknown;
  return { passed: checklist - checklistFailed, failed, skipped: 0 };
}

/** The short form of `npm run desks`. */
async function desks() {
  const counts = await shortForm('desks/main.ts');
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  const { situations, failed, skipped } = counts;
  return { passed: situations - failed - skipped, failed, skipped };
}

/** The short form of `npm run alerts`. */
async function alerts() {
  const counts = await shortForm('alerts/main.ts');
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  const { cells, failed, skipped = 0 } = counts;
  return { passed: cells - failed, failed, skipped };
}

/** Runs the short form of a command, and gives what its last line counts; null where it counts nothing. */
async function shortForm(script) {
  const { stdout, stderr } = await capture(process.execPath, [
    '--import',
    'tsx',
    join(root, script),
    '--short',
  ]);
  process.stdout.write(stderr + stdout);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? JSON.parse(last) : null;
}

/** A runner that fails without counting a failure, or leaves no report, is one failure. */
async function withReport(count, failuresIn, command) {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-report-'));
  try {
    const file = join(folder, 'report.json');
    const { args, env } = command(file);
    const code = await run(process.execPath, args, { env });
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return { passed: 0, failed: 1, skipped: 0 };
    const report = JSON.parse(text);
    const counts = { ...count(report), failures: failuresIn(report) };
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
