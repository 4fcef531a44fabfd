import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** A resource that lies in another. Objects have nothing inside. */
export interface Inside {
  id: string;
  isObject: boolean;
}

/** With more resources than this, what lies inside is not read any further. */
const MOST_RESOURCES = 50_000;

/** What lies in the resources that are watched, as far as its names are still to be read. */
export function treeWriter(db: Database) {
  const fresh = db.prepare(
    `SELECT id, target_id AS target FROM subscription
     WHERE tree_at IS NULL AND removed = 0 AND target_kind = 'resource' AND subresources = 1`,
  );
  const begun = db.prepare('UPDATE subscription SET tree_at = ? WHERE id = ?');
  const add = db.prepare('INSERT OR IGNORE INTO tree (id) VALUES (?)');
  const done = db.prepare('DELETE FROM tree WHERE id = ?');
  // Ids begin with the time: what lies in something is younger.
  const next = db.prepare('SELECT id FROM tree ORDER BY id LIMIT ?');
  const named = db.prepare("SELECT 1 FROM resource WHERE id = ? AND name <> ''");
  const resources = db.prepare('SELECT count(*) AS n FROM resource');

  return {
    /** Begins with what is watched with everything inside, once for each subscription. @param now epoch ms. */
    plantTrees(now: number): void {
      const found = fresh.all() as { id: number; target: string }[];
      if (found.length === 0) return;
      transaction(db, () => {
        for (const { id, target } of found) {
          add.run(target);
          begun.run(now, id);
        }
      });
    },
    /** Returns ids that are still to be read, the oldest resources first. */
    unreadTree(limit: number): string[] {
      return (next.all(limit) as { id: string }[]).map(({ id }) => id);
    },
    /** These were read, and this lies in them. Objects whose names are known need not be read. */
    treeWasRead(ids: readonly string[], inside: readonly Inside[]): void {
      transaction(db, () => {
        for (const id of ids) done.run(id);
        const { n } = resources.get() as { n: number };
        if (n > MOST_RESOURCES) return;
        for (const { id, isObject } of inside) if (!isObject || named.get(id) === undefined) add.run(id);
      });
    },
  };
}
