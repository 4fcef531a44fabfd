/** `npm run screens`: remakes the pictures under docs/screens from the real app on a local AOS. */
import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  await setUp();
  await ensureBuilt();
  return run(process.execPath, ['--import', 'tsx', 'scripts/screens/main.ts']);
});
