import { join } from 'node:path';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import { whole } from '../lib/table.ts';
import { seedDatabase } from '../seed/seed.ts';
import { measureApp } from './app.ts';
import { measureEngine, measureLimit, measureSqlite, type What } from './measure.ts';
import type { Plan } from './plan.ts';
import type { Programs } from './programs.ts';
import { type IngestResult, protocols } from './result.ts';
import { cpuOf, type Pace, rate, type Series } from './series.ts';
import { openStage, type Stage } from './stage.ts';

/** What the steps of one benchmark share. They write what they measure into `result`. */
export interface Bench {
  plan: Plan;
  programs: Programs;
  pace: Pace;
  result: IngestResult;
  /** The backlog that everything but the transports is measured with. */
  usual: number;
}

/** The first turn of every step runs if there is any time left; repetitions leave some of it to later steps. */
const share = (turn: number, ofRepetitions: number): number => (turn === 0 ? 1 : ofRepetitions);

/** Every transport with every backlog, then SQLite alone. */
export async function measureTransports(bench: Bench, stage: Stage, turn: number): Promise<void> {
  const { plan, programs, pace, result, usual } = bench;
  const whats = plan.backlogs.flatMap((backlog) =>
    protocols.map((protocol) => ({ protocol, backlog, subscriptions: 1 }) as const),
  );
  for (const [n, what] of whats.entries()) {
    const into = result.transports[n];
    await pace.step(
      `${turn + 1}. ${into?.name}`,
      () => measureBoth(into, stage, what, turn),
      share(turn, 0.45),
    );
  }
  const alone = async () => {
    const run = await measureSqlite(programs, usual, defaultTiming.groupSize);
    result.sqlite.push(rate(run));
    result.sqliteCpu.push(cpuOf(run));
  };
  await pace.step(`${turn + 1}. SQLite alone`, alone, share(turn, 0.45));
}

/** Seeds a database of each size in the plan. Returns their files by number of events. */
export async function seedPresets({ plan, pace }: Bench, folder: string): Promise<Map<number, string>> {
  const presets = new Map<number, string>();
  await pace.step('seeding databases', async () => {
    for (const events of plan.databases.filter((n) => n > 0)) {
      const out = join(folder, `${events}.sqlite`);
      seedDatabase({ out, events, resources: Math.min(50_000, events / 20), now: Date.now(), seed: 1 });
      presets.set(events, out);
    }
  });
  return presets;
}

export async function measureDatabases(
  { plan, pace, result, usual }: Bench,
  stage: Stage,
  presets: ReadonlyMap<number, string>,
  turn: number,
): Promise<void> {
  for (const [n, events] of plan.databases.entries()) {
    const preset = presets.get(events);
    const what = { protocol: 'grpc', backlog: usual, subscriptions: 1, preset } as const;
    const measure = async () => {
      const run = await measureEngine(stage.engine, what);
      result.databases[n]?.runs.push(run);
      result.databases[n]?.engine.push(rate(run));
    };
    await pace.step(`${turn + 1}. database of ${whole(events)}`, measure, share(turn, 0.65));
  }
}

export async function measureSubscriptions(
  { plan, pace, result, usual }: Bench,
  stage: Stage,
  turn: number,
): Promise<void> {
  for (const [n, subscriptions] of plan.subscriptions.entries()) {
    const what = { protocol: 'grpc', backlog: usual, subscriptions } as const;
    const measure = () => measureBoth(result.subscriptions[n], stage, what, turn);
    await pace.step(`${turn + 1}. ${subscriptions} subscriptions`, measure, share(turn, 0.65));
  }
}

export async function measureApps({ plan, pace, result }: Bench, stage: Stage): Promise<void> {
  for (let turn = 0; turn < plan.appRuns && result.noApp === null; turn++) {
    const measure = async () => {
      const run = await measureApp(stage.engine);
      if (typeof run === 'string') result.noApp = run;
      else result.app.push(run);
    };
    await pace.step(`${turn + 1}. the app with the feed open`, measure, share(turn, 0.75));
  }
}

/** The largest backlog, on servers of its own. */
export async function measureLargest({ plan, programs, pace, result }: Bench): Promise<void> {
  if (plan.largest === null) return;
  const { backlog, runs } = plan.largest;
  let stage: Stage | undefined;
  await pace.step('filling the logs for the largest backlog', async () => {
    stage = await openStage(programs, backlog, plan.objects);
  });
  for (let turn = 0; turn < runs; turn++) {
    for (const [n, protocol] of protocols.entries()) {
      const what = { protocol, backlog, subscriptions: 1 } as const;
      const into = result.largest[n];
      await pace.step(`${turn + 1}. ${into?.name}`, async () => {
        if (stage) await measureBoth(into, stage, what, turn);
      });
    }
  }
  await stage?.[Symbol.asyncDispose]();
}

/** Measures limit and engine. They take turns at being first, so that drift of the machine affects both alike. */
async function measureBoth(into: Series | undefined, stage: Stage, what: What, turn: number): Promise<void> {
  if (!into) return;
  const limit = async () => {
    const run = await measureLimit(stage.limit, what);
    into.limit.push(rate(run));
    into.limitCpu.push(cpuOf(run));
  };
  const engine = async () => {
    const run = await measureEngine(stage.engine, what);
    into.runs.push(run);
    into.engine.push(rate(run));
  };
  for (const one of turn % 2 === 0 ? [limit, engine] : [engine, limit]) await one();
}
