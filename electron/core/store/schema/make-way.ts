import { chmodSync, renameSync, statSync } from 'node:fs';

/** The files that belong to a database. */
const databaseFiles = (path: string): string[] =>
  ['', '-wal', '-shm', '.lock', '.closed', '.damage', '.unrestored'].map((suffix) => path + suffix);

/**
 * Makes the files of a database usable: a folder in the place of one is renamed, and permissions that the owner lost are
 * given back. What cannot be mended shows when the file is opened.
 */
export function makeWay(path: string, now: number): void {
  for (const file of databaseFiles(path)) {
    try {
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isDirectory()) renameSync(file, `${file}.damaged-${now}`);
      else if (found && (found.mode & 0o600) !== 0o600) chmodSync(file, 0o600);
    } catch {
      // Somebody else's file, or a folder that cannot be changed.
    }
  }
}
