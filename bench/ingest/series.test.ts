import { expect, test } from 'vitest';
import type { EngineRun } from './measure.ts';
import { costs, newSeries } from './series.ts';

const run = (cpuMs: number) => ({ events: 1_000, cpuMs }) as EngineRun;

test('the cost of an event is a multiple of what reading and storing alone cost in the same run', () => {
  const line = { ...newSeries('grpc'), limitCpu: [10, 20], runs: [run(80), run(60)] };
  expect(costs(line, [10, 30, 20])).toEqual([80 / 30, 60 / 40]);
  expect(costs(line, [])).toEqual([]);
});
