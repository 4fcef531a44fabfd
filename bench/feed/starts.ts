import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { findElectron } from '../../scripts/runtime/electron.mjs';
import { type TimedStart, timeStart } from '../lib/timed-start.ts';
import type { FeedStage } from './stage.ts';

/** Starts the app on the stage's profile until its first rows are painted. */
export async function measureStart({ desktop, profile }: FeedStage): Promise<TimedStart> {
  const runtime = await findElectron();
  if (runtime === null) throw new Error('There is no Electron runtime.');
  return timeStart({
    runtime: runtime.path,
    app: join(root, 'bench/feed/starter'),
    args: [`--user-data-dir=${profile}`],
    env: desktop.env,
  });
}
