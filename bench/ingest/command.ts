import { parseArgs } from 'node:util';
import { endBench } from '../lib/end-bench.ts';
import { ingestGoals } from './goals.ts';
import { fullPlan, onlyTransports, shortPlan } from './plan.ts';
import { profileEngine } from './profile.ts';
import { ingestReport } from './report.ts';
import { runIngest } from './run.ts';

/** Runs `bench ingest`. Returns the exit code: 1 when something could not be measured; missed goals do not count. */
export async function runIngestCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { short: flag, json: flag, 'no-app': flag, transports: flag, profile: { type: 'string' } },
  });
  if (values.profile !== undefined) {
    const said = await profileEngine(values.profile, values.short ? 20_000 : 100_000);
    process.stdout.write(`${said}\n`);
    return 0;
  }
  const whole = values.short ? shortPlan : fullPlan;
  const plan = values.transports ? onlyTransports(whole) : whole;
  const result = await runIngest(plan, !values['no-app'] && !values.transports);
  const goals = ingestGoals(result);
  return endBench({
    name: 'ingest',
    ...result,
    goals,
    report: ingestReport(result, goals),
    details: result,
    values,
  });
}
