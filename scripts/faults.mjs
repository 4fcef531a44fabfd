/** `npm run faults`: breaks everything on purpose. Arguments go to it; `--help` lists them. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ensureSystem } from './setup/system.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  await ensureSystem({ tests: true });
  return run(process.execPath, ['--import', 'tsx', 'faults/main.ts', ...process.argv.slice(2)]);
});
