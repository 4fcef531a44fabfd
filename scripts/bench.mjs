/** `npm run bench -- ingest|feed|inbox [options]`: measures. Arguments go to it; `--help` lists them. */

import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args[0] !== 'inbox' && !args.includes('--no-app') && !args.includes('--help')) {
    await setUp();
    await ensureBuilt();
  }
  return run(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...args]);
});
