import type { Database } from '../schema/sqlite.ts';

/** What a list of before has more or fewer since an event was folded, or became a derived one, after it was stored. */
export interface FoldNote {
  /** Rows of a folded list that shows derived events. */
  rows: number;
  /** Rows of a folded list that hides them. */
  visibleRows: number;
  /** Events of a list that hides them. */
  visibleEvents: number;
}

/** How many notes are kept; a reader that is further behind counts everything again. */
const KEPT = 50_000;

/** Notes for those who have counted rows before, so that they can go on from there. */
export function foldNotes(db: Database) {
  const insert = db.prepare(
    'INSERT INTO fold (event, rows, visible_rows, visible_events) VALUES (?, ?, ?, ?)',
  );
  const trim = db.prepare(`DELETE FROM fold WHERE id <= (SELECT max(id) FROM fold) - ${KEPT}`);
  return {
    add(event: number, { rows, visibleRows, visibleEvents }: FoldNote): void {
      insert.run(event, rows, visibleRows, visibleEvents);
    },
    trim(): void {
      trim.run();
    },
  };
}
