import { parseArgs } from 'node:util';
import { say } from '../../scripts/lib/say.mjs';
import { openFeedStage } from '../feed/stage.ts';
import { endBench, secondsSince } from '../lib/end-bench.ts';
import { type Goal, goal } from '../lib/goals.ts';
import { machine } from '../lib/machine.ts';
import { median, medianOrNull, ratios } from '../lib/stats.ts';
import { fixed } from '../lib/table.ts';
import { canDropPageCache } from './page-cache.ts';
import { type MeasurePair, type Starts, withPairs } from './turns.ts';

const FULL = { events: 1_000_000, resources: 50_000, days: 3 * 365, starts: 9 };
const SHORT = { events: 20_000, resources: 1_000, days: 3 * 365, starts: 2 };

/** How much longer than a bare window's first paint the first rows may take. */
const RATIO = 1.6;

/** Runs `bench start`. Returns the exit code; missed goals do not count. */
export async function runStartCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ args, options: { short: flag, json: flag, database: { type: 'string' } } });
  const plan = values.short ? SHORT : FULL;
  const began = performance.now();
  const on = machine();
  say('Making the database, starting the server and a desktop …');
  await using stage = await openFeedStage(plan, values.database);
  const warm: Starts = { app: [], bare: [] };
  const cold: Starts = { app: [], bare: [] };
  await withPairs(stage, async (measure) => {
    // The first start of each copy reads it from disk and fills caches of its own.
    await measure(false);
    await repeat(plan.starts, warm, measure, false);
    if (canDropPageCache()) await repeat(plan.starts, cold, measure, true);
  });
  const goals = [...startGoals('warm', warm), ...startGoals('with an empty page cache', cold)];
  return endBench({
    name: 'start',
    seconds: secondsSince(began),
    machine: on,
    goals,
    details: { warm, cold },
    values,
  });
}

async function repeat(times: number, into: Starts, measure: MeasurePair, cold: boolean): Promise<void> {
  for (let n = 0; n < times; n++) {
    const { app, bare } = await measure(cold);
    into.app.push(app);
    into.bare.push(bare);
  }
}

/** The frame that first has the rows counts, and beside it the frame that has them from the store. */
function startGoals(name: string, { app, bare }: Starts): Goal[] {
  const rows = app.map(({ toRows }) => toRows);
  const first = app.map(({ toStill, toRows }) => toStill ?? toRows);
  const paints = bare.map(({ toRows }) => toRows);
  const ms = (values: readonly number[]) => fixed(median(values), 0);
  const stills = app.filter(({ toStill }) => toStill !== null).length;
  const goalOf = (what: string, values: number[], note: string) =>
    goal(
      `start to ${what}, of a bare window's, ${name}`,
      medianOrNull(ratios(values, paints)),
      'at most',
      RATIO,
      '',
      rows.length === 0 ? 'this system does not let us empty it' : note,
    );
  return [
    goalOf(
      'first rows',
      first,
      `${rows.length} starts of each, medians: rows after ${ms(first)} ms (the window after ${ms(app.map(({ toWindow }) => toWindow))}), the bare window's paint after ${ms(paints)} (${ms(bare.map(({ toWindow }) => toWindow))}); ${stills} of them from the still of the last run, which had the same rows`,
    ),
    goalOf('first rows from the store', rows, `rows after ${ms(rows)} ms`),
  ];
}
