import { execFile, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk for the app's data, which can be filled. */
export interface Disk extends AsyncDisposable {
  fill(): void;
  free(): void;
}

const PIECE = Buffer.alloc(64 * 1024);

/**
 * Mounts a disk of this size (bytes) at `folder`.
 * @returns undefined where that is not possible (it takes Linux and root); no disk gets full in such a run.
 */
export async function mountDisk(folder: string, bytes: number): Promise<Disk | undefined> {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  // In case this process is ended from outside.
  const leave = () => void spawnSync('umount', ['-l', folder]);
  process.prependOnceListener('exit', leave);
  const filler = join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, PIECE);
      } catch {
        // Full, as intended.
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
