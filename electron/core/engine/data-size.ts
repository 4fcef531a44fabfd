import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** How much room the data of all accounts takes on disk, and making it smaller. See `Engine`. */
export function createDataSize({ folder }: Pick<EngineOptions, 'folder'>, { sessions }: Registry) {
  /** Bytes of all files in the folder; one that is just removed counts as none. */
  async function onDisk(): Promise<number> {
    const sizes = (await readdir(folder)).map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }
  return {
    async dataSize() {
      const free = await Promise.all(sessions().map((session) => session.freeSpace()));
      return { bytes: await onDisk(), free: free.reduce((sum, one) => sum + one, 0) };
    },
    async compact() {
      const before = await onDisk();
      // One after the other: each needs room for a copy of its database.
      for (const session of sessions()) await session.compact();
      return { freed: Math.max(0, before - (await onDisk())) };
    },
  } satisfies Partial<Engine>;
}
