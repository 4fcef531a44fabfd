import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import type { Protocol } from '../../electron/core/model/protocol.ts';
import { bundle } from '../../scripts/lib/bundle.ts';
import { say } from '../../scripts/lib/say.mjs';
import { type Machine, machine } from '../lib/machine.ts';
import { startServer } from '../lib/server.ts';
import { whole } from '../lib/table.ts';
import { seedDatabase } from '../seed/seed.ts';
import { type AppRun, measureApp } from './app.ts';
import { measureLive } from './live.ts';
import {
  type EngineRun,
  measureEngine,
  measureLimit,
  measureSqlite,
  type Place,
  type What,
} from './measure.ts';
import type { Plan } from './plan.ts';
import { type Programs, sources } from './programs.ts';
import { createPace, newSeries, rate, type Series } from './series.ts';
import { buildWorld, publishEvents } from './world.ts';

export const protocols: readonly Protocol[] = ['grpc', 'grpc-web', 'connect'];

export interface IngestResult {
  machine: Machine;
  plan: Plan;
  transports: Series[];
  largest: Series[];
  databases: Series[];
  subscriptions: Series[];
  /** Rows per second of SQLite alone. */
  sqlite: number[];
  live: EngineRun | null;
  app: AppRun[];
  /** Why the app was not measured, or null. */
  noApp: string | null;
  /** What there was no time for. */
  left: string[];
  failures: string[];
  seconds: number;
}

/** The first of everything is measured if there is any time at all; repetitions leave some to what comes after. */
const share = (turn: number, ofRepetitions: number): number => (turn === 0 ? 1 : ofRepetitions);

/** Two servers with the same events: one for the engine as AOS is, one for the limit, which acks nothing. */
interface Stage extends AsyncDisposable {
  engine: Place;
  limit: Place;
}

async function openStage(programs: Programs, backlog: number, objects: number): Promise<Stage> {
  const open = async (options: readonly string[]): Promise<Place> => {
    const server = await startServer(programs.aos, ['--seed', '11', ...options]);
    const world = await buildWorld(server, objects);
    await publishEvents(server, world, backlog);
    return { programs, server, world, backlog };
  };
  const unlimited = ['--max-ack-pending', '100000000', '--ack-wait-s', '86400'];
  const [engine, limit] = await Promise.all([open([]), open(unlimited)]);
  return {
    engine,
    limit,
    async [Symbol.asyncDispose]() {
      await engine.server[Symbol.asyncDispose]();
      await limit.server[Symbol.asyncDispose]();
    },
  };
}

/** Measures everything in the plan. What drifts on the machine meets limit and engine alike: they take turns. */
export async function runIngest(plan: Plan, withApp: boolean): Promise<IngestResult> {
  const started = performance.now();
  using bundled = await bundle(sources);
  const programs = bundled.files;
  const measuredOn = machine();
  const pace = createPace(plan.deadline);
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-bench-'));
  const usual = plan.backlogs.at(-1) ?? 0;
  const series = (names: readonly (string | number)[]) =>
    names.map((name) => newSeries(typeof name === 'number' ? whole(name) : name));
  const result: IngestResult = {
    machine: measuredOn,
    plan,
    transports: series(plan.backlogs.flatMap((n) => protocols.map((p) => `${p}, ${whole(n)}`))),
    largest: series(plan.largest ? protocols.map((p) => `${p}, ${whole(plan.largest?.backlog ?? 0)}`) : []),
    databases: series(plan.databases),
    subscriptions: series(plan.subscriptions),
    sqlite: [],
    live: null,
    app: [],
    noApp: withApp ? null : 'left out with --no-app',
    left: pace.left,
    failures: pace.failures,
    seconds: 0,
  };

  async function both(into: Series | undefined, stage: Stage, what: What, turn: number): Promise<void> {
    if (!into) return;
    const limit = async () => void into.limit.push(rate(await measureLimit(stage.limit, what)));
    const engine = async () => {
      const run = await measureEngine(stage.engine, what);
      into.runs.push(run);
      into.engine.push(rate(run));
    };
    for (const one of turn % 2 === 0 ? [limit, engine] : [engine, limit]) await one();
  }

  try {
    say('Starting two servers and filling their logs …');
    {
      await using stage = await openStage(programs, usual, plan.objects);
      for (let turn = 0; turn < plan.runs; turn++) {
        let line = 0;
        for (const backlog of plan.backlogs) {
          for (const protocol of protocols) {
            const into = result.transports[line++];
            const what = { protocol, backlog, subscriptions: 1 } as const;
            await pace.step(
              `${turn + 1}. ${into?.name}`,
              () => both(into, stage, what, turn),
              share(turn, 0.45),
            );
          }
        }
        const alone = async () => {
          result.sqlite.push(rate(await measureSqlite(programs, usual, defaultTiming.groupSize)));
        };
        await pace.step(`${turn + 1}. SQLite alone`, alone, share(turn, 0.45));
      }

      const presets = new Map<number, string>();
      await pace.step('seeding databases', async () => {
        for (const events of plan.databases.filter((n) => n > 0)) {
          const out = join(folder, `${events}.sqlite`);
          seedDatabase({ out, events, resources: Math.min(50_000, events / 20), now: Date.now(), seed: 1 });
          presets.set(events, out);
        }
      });
      for (let turn = 0; turn < plan.runs; turn++) {
        for (const [n, events] of plan.databases.entries()) {
          const what = {
            protocol: 'grpc',
            backlog: usual,
            subscriptions: 1,
            preset: presets.get(events),
          } as const;
          const measure = async () => {
            const run = await measureEngine(stage.engine, what);
            result.databases[n]?.runs.push(run);
            result.databases[n]?.engine.push(rate(run));
          };
          await pace.step(`${turn + 1}. database of ${whole(events)}`, measure, share(turn, 0.65));
        }
        for (const [n, subscriptions] of plan.subscriptions.entries()) {
          const what = { protocol: 'grpc', backlog: usual, subscriptions } as const;
          const measure = () => both(result.subscriptions[n], stage, what, turn);
          await pace.step(`${turn + 1}. ${subscriptions} subscriptions`, measure, share(turn, 0.65));
        }
      }
      for (let turn = 0; turn < plan.appRuns && result.noApp === null; turn++) {
        const measure = async () => {
          const run = await measureApp(stage.engine);
          if (typeof run === 'string') result.noApp = run;
          else result.app.push(run);
        };
        await pace.step(`${turn + 1}. the app with the feed open`, measure, share(turn, 0.75));
      }
      // Last, as it adds to the log.
      await pace.step('1,000 events per second', async () => {
        result.live = await measureLive(stage.engine, plan.liveSeconds);
      });
    }
    if (plan.largest) {
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
            if (stage) await both(into, stage, what, turn);
          });
        }
      }
      await stage?.[Symbol.asyncDispose]();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  result.seconds = Math.round((performance.now() - started) / 1000);
  return result;
}
