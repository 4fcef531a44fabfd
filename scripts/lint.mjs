/** `npm run lint`: style, imports and unused code. Every tool runs, even when one before it has found something. */
import { lintCommands } from './house/lint.mjs';
import { runMain } from './lib/problem.mjs';
import { run } from './lib/run.mjs';

await runMain(async () => {
  const failed = [];
  for (const { name, args } of lintCommands()) {
    process.stdout.write(`\n-- ${name}\n`);
    if ((await run(process.execPath, args)) !== 0) failed.push(name);
  }
  process.stdout.write(failed.length > 0 ? `\nlint failed: ${failed.join(', ')}\n` : '\nlint passed\n');
  return failed.length > 0 ? 1 : 0;
});
