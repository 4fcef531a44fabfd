import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import type { FeedStage } from '../feed/stage.ts';
import { runtimeCopies } from '../lib/runtime-copy.ts';
import { type StartOptions, type TimedStart, timeStart } from '../lib/timed-start.ts';
import { dropPageCache } from './page-cache.ts';

/** Starts of the app and, each beside one of them, of a bare window. */
export interface Starts {
  app: TimedStart[];
  bare: TimedStart[];
}

/** Measures one pair of starts; `cold` drops what the system keeps of files before each of the two. */
export type MeasurePair = (cold: boolean) => Promise<{ app: TimedStart; bare: TimedStart }>;

/** Calls `work` with what starts the two sides one after the other, every second time in the other order. */
export async function withPairs(
  { desktop, profile }: Pick<FeedStage, 'desktop' | 'profile'>,
  work: (measure: MeasurePair) => Promise<void>,
): Promise<void> {
  await using copies = await runtimeCopies();
  const side = async (name: string, app: string, data: string): Promise<StartOptions> => ({
    runtime: await copies.copy(name),
    app: join(root, app),
    args: [`--user-data-dir=${data}`],
    env: desktop.env,
  });
  const app = await side('app', 'bench/feed/starter', profile);
  const bare = await side('bare', 'bench/start/bare', join(copies.folder, 'profile'));
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
}
