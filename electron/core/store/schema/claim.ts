import { rmSync } from 'node:fs';
import { openDatabase } from './sqlite.ts';
import { isDamaged } from './storage-error.ts';

/** How long to wait for another copy of the app to release the database: it may just be quitting. */
const RELEASE_TIMEOUT_MS = 2_000;

/**
 * Makes sure that only one process writes a database. SQLite itself supports several in WAL mode, but each would keep
 * streams of its own. The claim is an operating system lock on `<path>.lock`, so it always ends with the process.
 *
 * @returns a function that releases it. @throws an error that says "locked" if another process holds it.
 */
export function claim(path: string): () => void {
  try {
    return lock(`${path}.lock`);
  } catch (error) {
    // It holds nothing, so a damaged one can be replaced.
    if (!isDamaged(error)) throw error;
    rmSync(`${path}.lock`);
    return lock(`${path}.lock`);
  }
}

function lock(path: string): () => void {
  const db = openDatabase(path);
  try {
    db.exec(`PRAGMA busy_timeout = ${RELEASE_TIMEOUT_MS}; BEGIN EXCLUSIVE`);
  } catch (error) {
    db.close();
    throw error;
  }
  return () => db.close();
}
