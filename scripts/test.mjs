/** `npm test`: set-up, then every suite; the last line counts all tests. Names of suites run only those. */
import { runMain } from './lib/problem.mjs';
import { inWords, sum } from './lib/report.mjs';
import { setUp } from './setup/set-up.mjs';
import { suites } from './test/suites.mjs';

await runMain(async () => {
  await setUp({ tests: true });
  const named = process.argv.slice(2);
  const results = [];
  for (const suite of suites) {
    if (named.length > 0 && !named.includes(suite.name)) continue;
    const started = Date.now();
    process.stdout.write(`\n== ${suite.name}\n`);
    const counts = await suite.run();
    results.push({ name: suite.name, counts, seconds: Math.round((Date.now() - started) / 1000) });
  }
  process.stdout.write('\n');
  for (const { name, counts, seconds } of results) {
    process.stdout.write(`${name.padEnd(12)} ${inWords(counts)} (${seconds} s)\n`);
    for (const failure of counts.failures ?? []) process.stdout.write(`             failed: ${failure}\n`);
  }
  const total = sum(results.map((result) => result.counts));
  process.stdout.write(`${inWords(total)}\n`);
  return total.failed > 0 ? 1 : 0;
});
