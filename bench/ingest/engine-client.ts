/** The app's engine in its own process: reads, stores and acks the events of its task, and measures itself. */

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../electron/core/base/clock.ts';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import { createEngine } from '../../electron/core/engine/engine.ts';
import type { FeedQuery } from '../../electron/core/model/event.ts';
import { receiveTask, report } from '../lib/client.ts';
import { createLedger } from './ledger.ts';
import { accountId, type EngineResult, type EngineTask, type Memory, type Ready } from './task.ts';

/** The resolution of the event loop monitor, ms, which node includes in what it measures. */
const RESOLUTION = 5;
const everything: FeedQuery = {
  account: null,
  from: null,
  to: null,
  where: [{ field: 'kind', not: false, values: ['project', 'collection', 'dataset', 'object'] }],
};

const task = await receiveTask<EngineTask>();
let finished = () => {};
const done = new Promise<void>((resolve) => {
  finished = resolve;
});
const ledger = createLedger(
  () => performance.now(),
  (acked) => {
    if (acked >= task.expect) finished();
  },
);
const { user, protocol, endpoint, folder } = task;
const file = join(folder, 'accounts.json');
if (!existsSync(file)) {
  const record = { id: accountId, label: 'bench', endpoint, protocol, user, keep: 'memory', paused: false };
  writeFileSync(file, JSON.stringify({ version: 1, accounts: [record] }));
}
const engine = createEngine({
  folder,
  storeWorker: pathToFileURL(task.store),
  fetch: globalThis.fetch,
  vault: { get: async () => task.token, put: async () => {}, remove: async () => {} },
  network: { online: () => true, onWake: () => () => {} },
  clock: systemClock,
  random: Math.random,
  timing: defaultTiming,
  trace: ledger.trace,
});
await engine.start();
const present = (await engine.feedCount(everything)).total;
await sleep(200);

const before = memory();
const peak = { ...before };
const sampling = setInterval(() => {
  const { heapUsed, external, rss } = process.memoryUsage();
  peak.heap = Math.max(peak.heap, heapUsed + external);
  peak.rss = Math.max(peak.rss, rss);
}, 250);
const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
const cpu = process.cpuUsage();
loop.enable();
for (const target of task.targets) await engine.watch(accountId, target, task.start);
while (!engine.accounts()[0]?.subscriptions.every(({ status }) => isOpen(status.state))) await sleep(10);
report({ ready: true } satisfies Ready);

await done;
loop.disable();
const used = process.cpuUsage(cpu);
clearInterval(sampling);
await sleep(500);
const after = memory();
const { total } = await engine.feedCount(everything);
report({
  events: ledger.acked,
  ms: ledger.lastAcked - ledger.firstRead,
  storedMs: ledger.lastStored - ledger.firstRead,
  added: total - present,
  mostOutstanding: ledger.mostOutstanding,
  storedToAcked: ledger.storedToAcked(),
  loop: { max: blocked(loop.max), p99: blocked(loop.percentile(99)) },
  before,
  after,
  peak,
  cpuMs: (used.user + used.system) / 1000,
} satisfies EngineResult);
await engine.stop(1_000);
if (process.connected) process.disconnect();

/** Leaves out paused subscriptions: they came with the database, and no server knows them. */
function isOpen(state: string): boolean {
  return state === 'live' || state === 'catching-up' || state === 'paused';
}

function blocked(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION);
}

function memory(): Memory {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}
