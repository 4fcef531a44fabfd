/** `npm run idle`: what a quiet night costs the server and the machine. Arguments go to it; `--help` lists them. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  return run(process.execPath, ['--import', 'tsx', 'faults/idle/main.ts', ...process.argv.slice(2)]);
});
