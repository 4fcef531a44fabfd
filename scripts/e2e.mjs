/** `npm run e2e`: the end-to-end tests, under Xvfb with a session bus on Linux. Arguments go to Playwright. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { withDisplay } from './lib/headless.mjs';
import { root } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  await setUp({ tests: true });
  await ensureBuilt();
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', ...process.argv.slice(2)];
  return run(...withDisplay(process.execPath, args, { always: true }));
});
