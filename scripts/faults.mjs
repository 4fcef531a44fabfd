/** `npm run faults`: breaks everything on purpose. Arguments go to it; `--help` lists them. */

import { ensurePackages } from './lib/packages.mjs';
import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSystem } from './lib/system.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  await ensureSystem({ tests: true });
  return run(process.execPath, ['--import', 'tsx', 'faults/main.ts', ...process.argv.slice(2)]);
});
