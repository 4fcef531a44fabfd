/** `npm run alerts`: what becomes of alerts in every state of the app and the desktop. Arguments go to it; `--help` lists them. */

import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  if (!args.includes('--help')) {
    await setUp({ tests: true });
    await ensureBuilt();
  }
  return run(process.execPath, ['--import', 'tsx', 'alerts/main.ts', ...args]);
});
