/**
 * `npm run demo`: the app, signed in and subscribed to a living project on a local AOS. With `-- --check` it drives the
 * main job by itself, and the last line says what happened.
 */
import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  await setUp();
  await ensureBuilt();
  const main = process.argv.includes('--check') ? 'scripts/demo/check.ts' : 'scripts/demo/open.ts';
  return run(process.execPath, ['--import', 'tsx', main]);
});
