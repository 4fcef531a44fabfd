import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/lib/bundle.ts';
import { say } from '../../scripts/lib/say.mjs';
import { measureLive } from './live.ts';
import type { Plan } from './plan.ts';
import { sources } from './programs.ts';
import { type IngestResult, newResult } from './result.ts';
import { createPace } from './series.ts';
import { openStage } from './stage.ts';
import {
  type Bench,
  measureApps,
  measureDatabases,
  measureLargest,
  measureSubscriptions,
  measureTransports,
  seedPresets,
} from './steps.ts';

/** Measures everything in the plan. */
export async function runIngest(plan: Plan, withApp: boolean): Promise<IngestResult> {
  const started = performance.now();
  using bundled = await bundle(sources);
  const pace = createPace(plan.deadline);
  const result = newResult(plan, pace, withApp);
  const bench: Bench = { plan, programs: bundled.files, pace, result, usual: plan.backlogs.at(-1) ?? 0 };
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-bench-'));
  try {
    say('Starting two servers and filling their logs …');
    await measureUsual(bench, folder);
    await measureLargest(bench);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  result.seconds = Math.round((performance.now() - started) / 1000);
  return result;
}

/** Everything but the largest backlog, on one pair of servers. */
async function measureUsual(bench: Bench, folder: string): Promise<void> {
  const { plan, programs, pace, result, usual } = bench;
  await using stage = await openStage(programs, usual, plan.objects);
  for (let turn = 0; turn < plan.runs; turn++) await measureTransports(bench, stage, turn);
  const presets = await seedPresets(bench, folder);
  for (let turn = 0; turn < plan.runs; turn++) {
    await measureDatabases(bench, stage, presets, turn);
    await measureSubscriptions(bench, stage, turn);
  }
  await measureApps(bench, stage);
  // Last, as it adds to the log.
  if (plan.liveSeconds === 0) return;
  await pace.step('1,000 events per second', async () => {
    result.live = await measureLive(stage.engine, plan.liveSeconds);
  });
}
