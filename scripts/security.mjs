/**
 * `npm run security`: tries the app as an attacker would, on the running app and on the packed one, and counts. `--mutants`
 * undoes each hardening item and expects a test to fail; `--short` leaves out what other suites of `npm test` run; `--json`
 * makes the last line one of JSON.
 */
import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  await setUp({ tests: true });
  await ensureBuilt();
  return run(process.execPath, ['--import', 'tsx', 'scripts/security/main.ts', ...process.argv.slice(2)]);
});
