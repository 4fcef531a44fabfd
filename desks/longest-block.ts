import type { RunningApp } from '../e2e/fixtures/app.ts';

/** Watches the event loop of the main process from now on. @returns what ends that and tells how long it stood still, ms */
export async function longestBlock({ electron }: RunningApp): Promise<() => Promise<number>> {
  await electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    Object.assign(globalThis, { eventLoopDelay: delay });
  });
  return () =>
    electron.evaluate(() => {
      const { eventLoopDelay } = globalThis as unknown as { eventLoopDelay: { max: number } };
      // It counts nanoseconds.
      return Math.round(eventLoopDelay.max / 1e6);
    });
}
