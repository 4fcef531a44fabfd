import { openDatabase } from './sqlite.ts';

/** How long another copy of the app may take to let go, ms: it may just be quitting. */
const PATIENCE = 2_000;

/**
 * Makes sure that one process alone writes a database: two in WAL mode would get along, but each would keep streams of
 * its own. The claim is a lock of the operating system on `<path>.lock`, so it ends with the process, however that ends.
 *
 * @returns lets go. @throws an error that says "locked" when another process holds it.
 */
export function claim(path: string): () => void {
  const db = openDatabase(`${path}.lock`);
  try {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE}; BEGIN EXCLUSIVE`);
  } catch (error) {
    db.close();
    throw error;
  }
  return () => db.close();
}
