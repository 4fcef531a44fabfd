import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { findElectron } from '../../scripts/runtime/electron.mjs';
import type { FeedStage } from '../feed/stage.ts';
import { type StartOptions, type TimedStart, timeStart } from '../lib/timed-start.ts';
import { dropPageCache } from './page-cache.ts';

/** Starts of the app and, each beside one of them, of a bare window. */
export interface Starts {
  app: TimedStart[];
  bare: TimedStart[];
}

/** Measures one pair of starts; `cold` drops what the system keeps of files before each of the two. */
export type MeasurePair = (cold: boolean) => Promise<{ app: TimedStart; bare: TimedStart }>;

/**
 * Makes a copy of the runtime for each side, as files that both use would be warm for the second one, and calls `work`
 * with what starts the two one after the other, every second time in the other order.
 */
export async function withPairs(
  { desktop, profile }: Pick<FeedStage, 'desktop' | 'profile'>,
  work: (measure: MeasurePair) => Promise<void>,
): Promise<void> {
  const runtime = await findElectron();
  if (runtime === null) throw new Error('There is no Electron runtime.');
  const folder = await mkdtemp(join(tmpdir(), 'aruna-start-'));
  try {
    const side = async (name: string, app: string, data: string): Promise<StartOptions> => {
      const dist = join(folder, name);
      await cp(runtime.dist, dist, { recursive: true, verbatimSymlinks: true });
      return {
        runtime: join(dist, relative(runtime.dist, runtime.path)),
        app: join(root, app),
        args: [`--user-data-dir=${data}`],
        env: desktop.env,
      };
    };
    const app = await side('app', 'bench/feed/starter', profile);
    const bare = await side('bare', 'bench/start/bare', join(folder, 'profile'));
    let turn = 0;
    await work(async (cold) => {
      const start = async (of: StartOptions) => {
        if (cold) dropPageCache();
        return timeStart(of);
      };
      if (turn++ % 2 === 0) return { app: await start(app), bare: await start(bare) };
      const first = await start(bare);
      return { app: await start(app), bare: first };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
