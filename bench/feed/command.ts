import { parseArgs } from 'node:util';
import { endBench } from '../lib/end-bench.ts';
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
  return endBench({
    name: 'feed',
    ...result,
    goals,
    report: feedReport(result, goals),
    details: result,
    values,
  });
}
