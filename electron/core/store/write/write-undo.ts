import type { Database } from '../schema/sqlite.ts';
import { relaxed, transaction } from '../schema/transaction.ts';
import { waiting } from './write-notifications.ts';

/** This many are opened again at a time, so that the store stays free for events in between. */
const STEP = 1_000;

/**
 * Undoing bulk decisions. An undo is written down first and counts from then on; it is carried out in steps, and finished at the
 * next start if the app ends in between.
 */
export function undoWriter(db: Database) {
  const canUndo = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM notification WHERE bulk = $bulk AND state = 'leaving' AND sending = 0)
       AND NOT EXISTS (SELECT 1 FROM notification WHERE bulk = $bulk AND sending = 1) AS can`,
  );
  const begin = db.prepare('INSERT OR IGNORE INTO undone_bulk (bulk) VALUES (?)');
  // The newest first: of requests that repeat each other it stands for the others, so they need no change of places.
  const step = db.prepare(
    `UPDATE notification SET state = ${waiting('notification.id')}, bulk = NULL, undo_until = NULL, decided_at = NULL,
       level = iif(granted = 1, level, NULL)
     WHERE rowid IN (SELECT n.rowid FROM notification n INDEXED BY notification_leaving_bulk
       WHERE n.bulk = ? AND n.state = 'leaving' ORDER BY n.rowid DESC LIMIT ${STEP})`,
  );
  const end = db.prepare('DELETE FROM undone_bulk WHERE bulk = ?');
  const all = db.prepare('SELECT bulk FROM undone_bulk');

  return {
    /** Undoes a bulk, unless some of it is being sent already. Returns whether there is anything to open again. */
    beginUndo(bulk: string): boolean {
      return transaction(db, () => {
        const { can } = canUndo.get({ $bulk: bulk }) as { can: number };
        if (can === 1) begin.run(bulk);
        return can === 1;
      });
    },
    /** Opens some notifications of an undone bulk again. Returns how many; none when the undo is finished. */
    undoStep(bulk: string): number {
      return relaxed(db, () => {
        const opened = Number(step.run(bulk).changes);
        if (opened === 0) end.run(bulk);
        return opened;
      });
    },
    /** Returns the bulks of which an undo is not finished. */
    undoneBulks: (): string[] => (all.all() as { bulk: string }[]).map(({ bulk }) => bulk),
  };
}
