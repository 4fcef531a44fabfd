import type { Protocol } from '../../electron/core/model/protocol.ts';
import { type Machine, machine } from '../lib/machine.ts';
import { whole } from '../lib/table.ts';
import type { AppRun } from './app.ts';
import type { EngineRun } from './measure.ts';
import type { Plan } from './plan.ts';
import { newSeries, type Pace, type Series } from './series.ts';

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
  /** CPU time of storing alone, µs an event, of the same runs. */
  sqliteCpu: number[];
  live: EngineRun | null;
  app: AppRun[];
  /** Why the app was not measured, or null. */
  noApp: string | null;
  /** Names of the steps there was no time for. */
  left: string[];
  failures: string[];
  seconds: number;
}

/** Returns a result with empty series for everything in the plan. */
export function newResult(plan: Plan, pace: Pace, withApp: boolean): IngestResult {
  const series = (names: readonly (string | number)[]) =>
    names.map((name) => newSeries(typeof name === 'number' ? whole(name) : name));
  const { largest } = plan;
  return {
    machine: machine(),
    plan,
    transports: series(plan.backlogs.flatMap((n) => protocols.map((p) => `${p}, ${whole(n)}`))),
    largest: series(largest ? protocols.map((p) => `${p}, ${whole(largest.backlog)}`) : []),
    databases: series(plan.databases),
    subscriptions: series(plan.subscriptions),
    sqlite: [],
    sqliteCpu: [],
    live: null,
    app: [],
    noApp: withApp ? null : 'left out with --no-app',
    left: pace.left,
    failures: pace.failures,
    seconds: 0,
  };
}
