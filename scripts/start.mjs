/** `npm start`: sets up and builds what is missing and runs the app as a person would. Arguments go to the app. */
import { ensureBuilt } from './lib/build.mjs';
import { withDisplay } from './lib/headless.mjs';
import { sandboxArguments } from './lib/launch.mjs';
import { root } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const { path } = await setUp();
  await ensureBuilt();
  return run(...withDisplay(path, [...sandboxArguments(), root, ...process.argv.slice(2)]));
});
