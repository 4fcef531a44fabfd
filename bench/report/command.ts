import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { say } from '../../scripts/lib/say.mjs';
import { readResults } from '../lib/bench-file.ts';
import { goalChart } from './chart.ts';
import { replaceSection, section } from './section.ts';

/**
 * Runs `bench report`: puts the figures of every whole run in out/bench.json into docs/performance.md, with a chart of each.
 * Short runs are left out. Returns the exit code: 1 when there is nothing to report.
 */
export async function runReportCommand(): Promise<number> {
  const folder = join(root, 'docs/performance');
  const file = join(root, 'docs/performance.md');
  let page = await readFile(file, 'utf8');
  let count = 0;
  for (const [name, measured] of Object.entries(await readResults())) {
    if (measured.short) {
      say(`${name}: a short run, which measures nothing`);
      continue;
    }
    const { at, seconds, machine, goals } = measured;
    page = replaceSection(page, name, section(name, measured));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.svg`), goalChart(`npm run bench -- ${name}`, goals));
    await writeFile(
      join(folder, `${name}.json`),
      `${JSON.stringify({ at, seconds, machine, goals }, null, 2)}\n`,
    );
    say(`${name}: docs/performance.md, docs/performance/${name}.svg`);
    count++;
  }
  await writeFile(file, page);
  if (count === 0) say('There is no whole run in out/bench.json: npm run bench -- ingest, and so on.');
  return count > 0 ? 0 : 1;
}
