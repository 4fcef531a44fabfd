/** `npm run matrix`: each protocol on each kind of network, against real servers; a table of what works. `--json` too. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  return run(process.execPath, ['--import', 'tsx', 'scripts/matrix/main.ts', ...process.argv.slice(2)]);
});
