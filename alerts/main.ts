/** The command line of `npm run alerts`: plays every part, and prints what failed and how many cells there were. */
import { parseArgs } from 'node:util';
import { onStage } from '../desks/stage.ts';
import { inPath } from '../scripts/lib/headless.mjs';
import { say } from '../scripts/lib/say.mjs';
import { eachButton } from './buttons/buttons.ts';
import { byChance } from './chance/chance.ts';
import { grid } from './grid/grid.ts';
import type { Cells, Part } from './part.ts';
import { fromRunToRun } from './runs/runs.ts';
import { drivenWeeks } from './week/week.ts';

const HELP = `Usage: npm run alerts [-- options]

Checks what becomes of alerts: in the real app on a real message bus, and with the real engine on a driven clock.

  --only TEXT   the parts whose name contains TEXT
  --short       the short form, which is part of npm test
  --json        only the last line counts: one JSON object (it is printed in any case)
`;

const parts: readonly Part[] = [grid, eachButton, fromRunToRun, drivenWeeks, byChance];

interface Counts extends Cells {
  cells: number;
  failed: number;
  /** Parts that cannot be played here. */
  skipped: number;
}

function createCounts(): Counts {
  const counts: Counts = {
    cells: 0,
    failed: 0,
    skipped: 0,
    async cell(name, check) {
      counts.cells++;
      try {
        await check();
        say(`  passed: ${name}`);
      } catch (error) {
        counts.failed++;
        say(`  failed: ${name}\n${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
  return counts;
}

/** Plays a part where it can be played. */
async function playPart(part: Part, counts: Counts, isShort: boolean): Promise<void> {
  const missing = part.needs.filter((program) => !inPath(program));
  if (process.platform !== 'linux' || missing.length > 0) {
    counts.skipped++;
    say(`skipped: ${part.name} (${missing.join(', ') || 'needs a Linux desktop'})`);
    return;
  }
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  say(part.name);
  try {
    await onStage((stage) => part.play(stage, counts, isShort));
  } catch (error) {
    await counts.cell(part.name, () => Promise.reject(error));
  }
  say(`  ${seconds()} s`);
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const only = values.only?.toLowerCase() ?? '';
  const chosen = parts.filter(
    ({ name, short }) => name.toLowerCase().includes(only) && (!values.short || short === true),
  );
  const counts = createCounts();
  for (const part of chosen) await playPart(part, counts, values.short);
  const { cells, failed, skipped } = counts;
  process.stdout.write(`${JSON.stringify({ cells, failed, ...(skipped > 0 && { skipped }) })}\n`);
  process.exitCode = failed > 0 || (cells === 0 && skipped === 0) ? 1 : 0;
}
