/** `npm run seed -- --events N [--resources N] --out FILE`: a database as the app has it, for measuring and trying. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  return run(process.execPath, ['--import', 'tsx', 'bench/seed/main.ts', ...process.argv.slice(2)]);
});
