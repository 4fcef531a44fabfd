import type { Database } from './sqlite.ts';

/** Runs `work` in one transaction, which is rolled back if it throws. */
export function transaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite rolls back by itself; then there is no transaction any more.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Like `transaction`, but does not wait for the disk: for changes that may get lost in a power failure and are simply made
 * again then (an ack that is sent twice does no harm).
 */
export function relaxed<T>(db: Database, work: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return transaction(db, work);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}
