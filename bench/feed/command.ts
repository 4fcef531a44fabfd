import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/lib/paths.mjs';
import { feedGoals } from './goals.ts';
import { fullFeedPlan, shortFeedPlan } from './plan.ts';
import { feedReport } from './report.ts';
import { parts, runFeed } from './run.ts';

/** Runs `bench feed`. Returns the exit code: 1 when something could not be measured; missed goals do not count. */
export async function runFeedCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { short: flag, json: flag, database: text, only: text } });
  const wanted = values.only?.split(',');
  const only = parts.filter((part) => wanted?.includes(part) ?? true);
  const plan = values.short ? shortFeedPlan : fullFeedPlan;
  const result = await runFeed(plan, only, values.database);
  const goals = feedGoals(result);
  process.stdout.write(`${feedReport(result, goals)}\n`);
  const file = join(root, 'out/bench-feed.json');
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), goals, ...result }, null, 2)}\n`);
  process.stdout.write(`\n${result.seconds} s; everything is in ${relative(root, file)}\n`);
  const ok = result.failures.length === 0;
  if (values.json) {
    const { seconds, machine, left, failures } = result;
    const short = values.short ?? false;
    process.stdout.write(
      `${JSON.stringify({ bench: 'feed', ok, short, seconds, machine, goals, left, failures })}\n`,
    );
  }
  return ok ? 0 : 1;
}
