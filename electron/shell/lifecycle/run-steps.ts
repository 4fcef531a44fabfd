import type { Log } from './log-file.ts';

/** Runs steps one after the other. A step that fails is logged and stops none of the others. */
export async function runSteps(steps: readonly (() => unknown)[], log: Log): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      log(`stopping: ${String(error)}`);
    }
  }
}
