import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, until } from '../../e2e/fixtures/child.ts';
import { sandboxArguments } from '../../scripts/lib/launch.mjs';
import { type StartOptions, startsIn } from '../lib/timed-start.ts';

/** An app that was started as a person starts it, with nothing attached to it, and goes on until it is disposed of. */
export interface KeptApp extends AsyncDisposable {
  readonly pid: number;
  /** Waits for the first rows that a window paints after this many before, and returns when that was, epoch ms. */
  rows(before?: number): Promise<number>;
}

const PATIENCE_MS = 30_000;

/** @param app see `StartOptions`: it prints one line for each window, and does not quit where BENCH_STAYS is set. */
export async function keepApp({ runtime, app, args, env }: StartOptions): Promise<KeptApp> {
  const child = startChild(runtime, [...sandboxArguments(), app, ...args], {
    env: { ...env, BENCH_STAYS: '1' },
  });
  const { pid } = child.process;
  if (pid === undefined) throw new Error(`the app did not start: ${child.output()}`);
  return {
    pid,
    rows: (before = 0) =>
      until(
        `the first rows (${child.output().slice(-500)})`,
        async () => startsIn(child.output())[before]?.rows ?? null,
        PATIENCE_MS,
      ),
    async [Symbol.asyncDispose]() {
      const ended = once(child.process, 'exit');
      child.process.kill('SIGTERM');
      await Promise.race([ended, sleep(PATIENCE_MS / 3)]);
      await child[Symbol.asyncDispose]();
    },
  };
}
