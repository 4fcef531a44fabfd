/** `npm run house`: measures how the sources hang together and names what is out of order. `-- --json`: only the numbers. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  return run(process.execPath, ['--import', 'tsx', 'scripts/house/main.ts', ...process.argv.slice(2)]);
});
