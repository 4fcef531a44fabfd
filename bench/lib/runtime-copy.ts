import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findElectron } from '../../scripts/runtime/electron.mjs';

/** Copies of the Electron runtime, one for each side of a comparison; gone when disposed of. */
export interface RuntimeCopies extends AsyncDisposable {
  /** A folder for whatever else the sides need. */
  readonly folder: string;
  /** Makes a copy and returns the path of its executable. */
  copy(name: string): Promise<string>;
}

/** Two apps on one runtime would share its pages in memory, and what one has read would be warm for the other. */
export async function runtimeCopies(): Promise<RuntimeCopies> {
  const runtime = await findElectron();
  if (runtime === null) throw new Error('There is no Electron runtime: npm run setup gets one.');
  const folder = await mkdtemp(join(tmpdir(), 'aruna-bench-'));
  return {
    folder,
    async copy(name) {
      const dist = join(folder, name);
      await cp(runtime.dist, dist, { recursive: true, verbatimSymlinks: true });
      return join(dist, relative(runtime.dist, runtime.path));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
