/** `npm run accessible`: axe and the focus rings on every screen, in every look and language. Takes some minutes. */

import { root } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';

await runMain(() => {
  const env = { ...process.env, ARUNA_NOTIFY_ACCESSIBLE: 'whole' };
  return run(process.execPath, [`${root}/scripts/e2e.mjs`, 'accessible.spec', ...process.argv.slice(2)], {
    env,
  });
});
