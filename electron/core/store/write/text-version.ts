import type { Database } from '../schema/sqlite.ts';

/**
 * Returns a function that notes, in the transaction that is open, that what texts are looked for in has changed: what readers
 * found is then looked for again.
 */
export function textVersion(db: Database): () => void {
  const grow = db.prepare("UPDATE totals SET value = value + 1 WHERE name = 'texts'");
  return () => {
    grow.run();
  };
}
