import { parseArgs } from 'node:util';
import { saveResult } from '../lib/bench-file.ts';
import { ingestGoals } from './goals.ts';
import { fullPlan, shortPlan } from './plan.ts';
import { profileEngine } from './profile.ts';
import { ingestReport } from './report.ts';
import { runIngest } from './run.ts';

/** Runs `bench ingest`. Returns the exit code: 1 when something could not be measured; missed goals do not count. */
export async function runIngestCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { short: flag, json: flag, 'no-app': flag, profile: { type: 'string' } },
  });
  if (values.profile !== undefined) {
    const said = await profileEngine(values.profile, values.short ? 20_000 : 100_000);
    process.stdout.write(`${said}\n`);
    return 0;
  }
  const result = await runIngest(values.short ? shortPlan : fullPlan, !values['no-app']);
  const goals = ingestGoals(result);
  process.stdout.write(`${ingestReport(result, goals)}\n`);
  const file = await saveResult('ingest', { at: new Date().toISOString(), goals, ...result });
  process.stdout.write(`\n${result.seconds} s; everything is in ${file}\n`);
  const ok = result.failures.length === 0;
  if (values.json) {
    const { seconds, machine, left, failures } = result;
    const short = values.short ?? false;
    process.stdout.write(
      `${JSON.stringify({ bench: 'ingest', ok, short, seconds, machine, goals, left, failures })}\n`,
    );
  }
  return ok ? 0 : 1;
}
