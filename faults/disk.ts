import { execFile, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk of its own for the app's data, which can be filled. */
export interface Disk extends AsyncDisposable {
  fill(): void;
  free(): void;
}

const PIECE = Buffer.alloc(64 * 1024);

/**
 * Mounts a disk of so many bytes at `folder`.
 * @returns undefined where that is not possible (it takes Linux and root): then no disk gets full in this run.
 */
export async function mountDisk(folder: string, bytes: number): Promise<Disk | undefined> {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  // Should this process be ended from outside.
  const leave = () => void spawnSync('umount', ['-l', folder]);
  process.prependOnceListener('exit', leave);
  const filler = join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, PIECE);
      } catch {
        // Full, which is what is wanted.
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    async [Symbol.asyncDispose]() {
      process.off('exit', leave);
      await run('umount', ['-l', folder]).catch(() => {});
    },
  };
}
