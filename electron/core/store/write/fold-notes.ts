import type { Database } from '../schema/sqlite.ts';

/** How a list changes when an event is folded, or becomes derived, after it was stored. */
export interface FoldNote {
  /** Rows of a folded list that shows derived events. */
  rows: number;
  /** Rows of a folded list that hides them. */
  visibleRows: number;
  /** Events of a list that hides them. */
  visibleEvents: number;
}

/** Number of notes that are kept; a reader that is further behind counts everything again. */
const MAX_NOTES = 50_000;

/** Notes for readers that counted rows before, so that they can update their counts. */
export function foldNotes(db: Database) {
  const insert = db.prepare(
    'INSERT INTO fold (event, rows, visible_rows, visible_events) VALUES (?, ?, ?, ?)',
  );
  const trim = db.prepare(`DELETE FROM fold WHERE id <= (SELECT max(id) FROM fold) - ${MAX_NOTES}`);
  return {
    add(event: number, { rows, visibleRows, visibleEvents }: FoldNote): void {
      insert.run(event, rows, visibleRows, visibleEvents);
    },
    trim(): void {
      trim.run();
    },
  };
}
