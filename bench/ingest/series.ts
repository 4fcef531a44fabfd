import { performance } from 'node:perf_hooks';
import { say } from '../../scripts/lib/say.mjs';
import { medianOrNull, ratios } from '../lib/stats.ts';
import type { EngineRun } from './measure.ts';

/** The runs of one line of the table. */
export interface Series {
  /** "grpc, 100,000" */
  name: string;
  /** Events per second, in the order they were measured. */
  limit: number[];
  engine: number[];
  /** CPU time of reading alone, µs an event, of the same runs as `limit`. */
  limitCpu: number[];
  runs: EngineRun[];
}

export const newSeries = (name: string): Series => ({ name, limit: [], engine: [], limitCpu: [], runs: [] });

/** Returns events per second. */
export const rate = ({ events, ms }: { events: number; ms: number }): number => (events / ms) * 1000;

/** Returns the CPU time of an event, µs. */
export const cpuOf = ({ events, cpuMs }: { events: number; cpuMs: number }): number =>
  (cpuMs / events) * 1000;

/** Returns how many times the CPU time of reading alone and of storing alone the engine took, run by run. */
export function costs({ runs, limitCpu }: Series, sqliteCpu: readonly number[]): number[] {
  const storing = medianOrNull(sqliteCpu);
  if (storing === null) return [];
  return ratios(
    runs.map(cpuOf),
    limitCpu.map((reading) => reading + storing),
  );
}

/** Keeps the benchmark within its time: steps that would begin too late are left out and listed. */
export interface Pace {
  /**
   * Runs `work` unless it is too late. An error is listed as a failure and does not end the benchmark.
   *
   * @param share of the total time after which it is too late; repetitions leave some to later steps.
   */
  step(name: string, work: () => Promise<void>, share?: number): Promise<void>;
  readonly left: string[];
  readonly failures: string[];
}

export function createPace(deadline: number): Pace {
  const began = performance.now();
  const left: string[] = [];
  const failures: string[] = [];
  return {
    left,
    failures,
    async step(name, work, share = 1) {
      if (performance.now() - began > deadline * share) {
        left.push(name);
        return;
      }
      const started = performance.now();
      try {
        await work();
        say(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        say(`${name} failed: ${failures.at(-1)}`);
      }
    },
  };
}
