import type { Database } from './sqlite.ts';

/** Runs `work` in one transaction; what it throws rolls everything back. */
export function transaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself: then there is nothing left to roll back.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Like `transaction`, without waiting for the disk: for what may be lost with the power and is then simply done again
 * (an ack that is sent twice does no harm).
 */
export function relaxed<T>(db: Database, work: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return transaction(db, work);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}
