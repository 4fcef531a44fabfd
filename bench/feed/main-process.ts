import type { RunningApp } from '../../e2e/fixtures/app.ts';

/** Bytes. `heap` is what JavaScript holds after a full collection, buffers included; `rss` the whole process. */
export interface MainMemory {
  heap: number;
  rss: number;
}

/** The resolution of the event loop monitor, ms, which node includes in what it measures. */
const RESOLUTION = 5;

/** Runs `during` and returns how long the main process's event loop was blocked at most, ms. */
export async function longestBlock(app: RunningApp, during: () => Promise<void>): Promise<number> {
  await app.electron.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const loop = monitorEventLoopDelay({ resolution });
    loop.enable();
    Object.assign(globalThis, { benchLoop: loop });
  }, RESOLUTION);
  await during();
  const max = await app.electron.evaluate(() => {
    const { benchLoop } = globalThis as unknown as { benchLoop: { max: number; disable(): void } };
    benchLoop.disable();
    return benchLoop.max / 1e6;
  });
  return Math.max(0, max - RESOLUTION);
}

export function mainMemory(app: RunningApp): Promise<MainMemory> {
  return app.electron.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { heap: heapUsed + external, rss };
  });
}
