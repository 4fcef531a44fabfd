/** `npm run aos`: a local AOS to develop and test against. Arguments go to it; `--help` lists them. */

import { checkNode, runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runMain(async () => {
  checkNode(process.versions.node);
  await ensurePackages();
  return run(process.execPath, ['--import', 'tsx', 'devserver/main.ts', ...process.argv.slice(2)]);
});
