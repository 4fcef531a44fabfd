/** Makes the PNG pictures in `build/` from their drawings; run it after changing one, and commit what it makes. */
import { join } from 'node:path';
import { withDisplay } from './lib/headless.mjs';
import { sandboxArguments } from './lib/launch.mjs';
import { root } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const { path } = await setUp();
  const args = [...sandboxArguments(), join(root, 'scripts/icons'), join(root, 'build')];
  return run(...withDisplay(path, args));
});
