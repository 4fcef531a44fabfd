import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import type { FeedStage } from '../feed/stage.ts';
import type { RuntimeCopies } from '../lib/runtime-copy.ts';
import type { StartOptions } from '../lib/timed-start.ts';

/** The two that are compared, each on its own copy of the runtime. */
export interface Sides {
  /** The app with its window. */
  open: StartOptions;
  /** The app as it starts with the system: only in the tray. */
  hidden: StartOptions;
  /** One window with a line of text. */
  bare: StartOptions;
}

export async function makeSides(
  { desktop, profile }: Pick<FeedStage, 'desktop' | 'profile'>,
  copies: RuntimeCopies,
): Promise<Sides> {
  const open = {
    runtime: await copies.copy('app'),
    app: join(root, 'bench/feed/starter'),
    args: [`--user-data-dir=${profile}`],
    env: desktop.env,
  };
  return {
    open,
    hidden: { ...open, args: [...open.args, '--hidden'] },
    bare: {
      runtime: await copies.copy('bare'),
      app: join(root, 'bench/start/bare'),
      args: [`--user-data-dir=${join(copies.folder, 'profile')}`],
      env: desktop.env,
    },
  };
}
