import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endBench, secondsSince } from '../lib/end-bench.ts';
import { goal } from '../lib/goals.ts';
import { machine } from '../lib/machine.ts';
import { median, percentile } from '../lib/stats.ts';
import { fixed, table, whole } from '../lib/table.ts';
import { seedDatabase } from '../seed/seed.ts';
import { measureDeciding, measurePreviews, openBench, seenEvents } from './measure.ts';
import { twentyRules } from './rules.ts';

const FULL = { events: 1_000_000, resources: 50_000, rounds: 5, seen: 10_000 };
const SHORT = { events: 20_000, resources: 1_000, rounds: 1, seen: 1_000 };

/** Runs `bench rules`. Returns the exit code; missed goals do not count. */
export async function runRulesCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ args, options: { short: flag, json: flag, database: { type: 'string' } } });
  const plan = values.short ? SHORT : FULL;
  const began = performance.now();
  const on = machine();
  const folder = mkdtempSync(join(tmpdir(), 'aruna-rules-'));
  try {
    const path = values.database ?? join(folder, 'account.sqlite');
    if (values.database === undefined) seedDatabase({ ...plan, out: path, now: Date.now(), seed: 1 });
    const { goals, previews } = measure(path, plan);
    const seconds = secondsSince(began);
    return await endBench({ name: 'rules', seconds, machine: on, goals, details: { previews }, values });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(path: string, plan: typeof FULL) {
  const { reader, names, projects } = openBench(path);
  const rules = twentyRules(projects);
  const previews = measurePreviews(reader, rules, names, plan.rounds);
  reader.close();
  const times = previews.map(({ ms }) => ms);
  const deciding = measureDeciding(seenEvents(path, plan.seen), rules, names);
  process.stdout.write(`${previewTable(previews)}\n\n`);
  const cpu = percentile(
    previews.map(({ cpuMs }) => cpuMs),
    0.95,
  );
  const note = `${times.length} previews; median ${fixed(median(times), 1)}, longest ${fixed(Math.max(...times), 1)} ms; processor time p95 ${fixed(cpu, 1)} ms`;
  const ofCpu = `processor time, median ${fixed(median(deciding.map(({ cpuUs }) => cpuUs)), 2)} µs`;
  const of = `${rules.length} rules at ${whole(plan.events)} events`;
  return {
    previews,
    goals: [
      goal(
        `preview of a rule behind the others, ${of}, p95`,
        percentile(times, 0.95),
        'at most',
        100,
        'ms',
        note,
      ),
      goal(
        `deciding about an event, ${rules.length} rules, median`,
        median(deciding.map(({ us }) => us)),
        'at most',
        2,
        'µs',
        ofCpu,
      ),
    ],
  };
}

/** The longest time of each rule, and what it found. */
function previewTable(previews: ReturnType<typeof measurePreviews>): string {
  const queries = [...new Set(previews.map(({ query }) => query))];
  const rows = queries.map((query) => {
    const of = previews.filter((one) => one.query === query);
    const [first] = of;
    return [
      query || '(everything)',
      fixed(Math.max(...of.map(({ ms }) => ms)), 1),
      whole(first?.matched ?? 0),
      whole(first?.decided ?? 0),
      whole(first?.days ?? 0),
    ];
  });
  return table(['rule', 'longest, ms', 'matched', 'decided', 'days'], rows);
}
