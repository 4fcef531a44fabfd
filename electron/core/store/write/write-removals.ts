import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** Consumers that are still to be deleted on the server. */
export function removalWriter(db: Database) {
  const add = db.prepare('INSERT OR IGNORE INTO removal (consumer, since) VALUES (?, ?)');
  const all = db.prepare('SELECT consumer FROM removal ORDER BY since');
  const settle = db.prepare('DELETE FROM removal WHERE consumer = ?');
  return {
    /** Schedules the deletion of a consumer that nothing here needs. */
    discardConsumer(consumer: string, now: number): void {
      transaction(db, () => add.run(consumer, now));
    },
    removals(): string[] {
      return (all.all() as { consumer: string }[]).map((row) => row.consumer);
    },
    settleRemoval(consumer: string): void {
      transaction(db, () => settle.run(consumer));
    },
  };
}
