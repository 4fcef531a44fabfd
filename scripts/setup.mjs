/** `npm run setup`: node packages, the Electron runtime, and on Debian and Ubuntu the system packages. */
import { runMain } from './lib/problem.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const { version, path } = await setUp({ tests: true });
  say(`Ready: Electron ${version} at ${path}`);
});
