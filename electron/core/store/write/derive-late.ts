import type { Database } from '../schema/sqlite.ts';
import type { OpenBursts } from './bursts.ts';
import { derivedUpdates } from './derived.ts';

/** Finds updates that follow from a change inside a resource, if it became known only later that it was inside. */
export function lateDeriving(db: Database, bursts: OpenBursts) {
  const derived = derivedUpdates(db, bursts);
  const keyOf = db.prepare('SELECT key FROM resource WHERE id = ?');
  // Creations and deletions (event.ts).
  const waiting = db.prepare(
    'UPDATE event SET parent = ? WHERE resource = ? AND action IN (1, 4) AND parent IS NULL RETURNING time',
  );
  waiting.setReadBigInts(true);

  return {
    /**
     * Takes the keys of resources whose parents became known; must be called in a transaction.
     * @returns the number of events that turned out to be derived.
     */
    learnt(resources: readonly { key: number; parent: string }[]): number {
      const inside = new Map<number, bigint[]>();
      for (const { key, parent } of resources) {
        const row = keyOf.get(parent) as { key: number } | undefined;
        if (row === undefined) continue;
        const times = (waiting.all(row.key, key) as unknown as { time: bigint }[]).map(({ time }) => time);
        if (times.length > 0) inside.set(row.key, [...(inside.get(row.key) ?? []), ...times]);
      }
      let found = 0;
      for (const [parent, times] of inside) found += derived.changedInside(parent, times).length;
      if (found > 0) derived.trimNotes();
      return found;
    },
  };
}
