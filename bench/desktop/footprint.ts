import { setTimeout as sleep } from 'node:timers/promises';
import type { StartOptions } from '../lib/timed-start.ts';
import { keepApp } from './kept-app.ts';
import { type TreeUse, treeUse } from './process-tree.ts';

/** What an app costs that is left alone: its memory once it has come to rest, CPU seconds and wake-ups in a minute. */
export type Footprint = TreeUse;

/** How long it is left alone before its memory is measured, and for how long its idling is measured after that, ms. */
export interface Rest {
  settleMs: number;
  idleMs: number;
}

const MINUTE = 60_000;

/** Starts an app, leaves it alone, and measures what it costs; null where the system does not tell. */
export async function measureFootprint(
  app: StartOptions,
  { settleMs, idleMs }: Rest,
): Promise<Footprint | null> {
  await using kept = await keepApp(app);
  await sleep(settleMs);
  const before = await treeUse(kept.pid);
  await sleep(idleMs);
  const after = await treeUse(kept.pid);
  if (before === null || after === null) return null;
  const aMinute = (from: number, to: number) => ((to - from) * MINUTE) / idleMs;
  return {
    processes: after.processes,
    pss: after.pss,
    cpu: aMinute(before.cpu, after.cpu),
    wakeUps: aMinute(before.wakeUps, after.wakeUps),
  };
}
