import type { Database } from '../schema/sqlite.ts';
import { relaxed } from '../schema/transaction.ts';

/** A resource that was updated, so that something inside it may have been deleted. */
export interface Look {
  key: number;
  id: string;
  /** Server times (ns) of the first and the last update after which the resources inside were not checked. */
  from: bigint;
  last: bigint;
  /** Whether one of these updates does not follow from a known event. */
  unexplained: boolean;
}

/** A deletion that the app found out about, and that no event tells of yet. */
export interface Untold {
  id: string;
  /** Index into `subjects` (event.ts). */
  kind: number;
  /** Ids of the resources that contained it, as far as they are known; the nearest first. */
  ancestors: string[];
}

/** Maximum number of levels: project, collection, dataset, object. */
const MAX_DEPTH = 4;

/** What to check to find deletions, which AOS announces to watchers only by an update of the parent. */
export function deletionWriter(db: Database) {
  return { ...updatedResources(db), ...childResources(db), ...untoldDeletions(db) };
}

/** Resources that were updated, inside which something may have been deleted. */
function updatedResources(db: Database) {
  const looks = db.prepare(
    `SELECT key, id, look AS "from", look_last AS last,
       EXISTS (SELECT 1 FROM event e WHERE e.resource = key AND e.time >= look AND e.action = 3 AND e.derived = 0)
         AS unexplained
     FROM resource INDEXED BY resource_look WHERE look IS NOT NULL ORDER BY look_last DESC LIMIT ?`,
  );
  looks.setReadBigInts(true);
  const looked = db.prepare(
    'UPDATE resource SET look = CASE WHEN look_last > ? THEN look_last END WHERE key = ?',
  );
  const updates = db.prepare(
    `SELECT time FROM event WHERE resource = ? AND time >= ? AND action = 3 AND derived = 0 ORDER BY time DESC LIMIT ?`,
  );
  updates.setReadBigInts(true);

  return {
    /** Returns resources inside which nothing was checked since they were updated, the last updated first. */
    looks(limit: number): Look[] {
      const rows = looks.all(limit) as unknown as (Omit<Look, 'key' | 'unexplained'> &
        Record<string, bigint>)[];
      return rows.map(({ key, id, from, last, unexplained }) => ({
        key: Number(key),
        id,
        from,
        last,
        unexplained: unexplained === 1n,
      }));
    },
    /** The resources inside were checked after this update (ns); a later one is still to be followed. */
    looked(key: number, last: bigint): void {
      relaxed(db, () => looked.run(last, key));
    },
    /** Returns times (ns) of a resource's updates from `from` on that follow from no known event, newest first. */
    updatesSince(key: number, from: bigint, limit: number): bigint[] {
      return (updates.all(key, from, limit) as unknown as { time: bigint }[]).map(({ time }) => time);
    },
  };
}

/** The resources inside one that may have been deleted. */
function childResources(db: Database) {
  const inside = 'parent = ? AND deletion IS NULL';
  const newest = db.prepare(
    `SELECT id FROM resource INDEXED BY resource_inside WHERE ${inside} ORDER BY key DESC LIMIT ?`,
  );
  const longestAgo = db.prepare(
    `SELECT id FROM resource INDEXED BY resource_inside_asked WHERE ${inside} ORDER BY asked_at LIMIT ?`,
  );
  const asked = db.prepare('UPDATE resource SET asked_at = ? WHERE id = ?');

  return {
    /**
     * Returns the known resources inside one that are not known to be deleted. If there are more than `limit`: the newest
     * half, and of the others those that were checked longest ago, so that all have their turn.
     */
    childrenOf(id: string, limit: number): string[] {
      const first = newest.all(id, limit + 1) as { id: string }[];
      if (first.length <= limit) return first.map((row) => row.id);
      const half = Math.ceil(limit / 2);
      const old = longestAgo.all(id, limit) as { id: string }[];
      return [...new Set([...first.slice(0, half), ...old].map((row) => row.id))].slice(0, limit);
    },
    /** These were checked, and have not changed. */
    askedAfter(ids: readonly string[], now: number): void {
      relaxed(db, () => {
        for (const id of ids) asked.run(now, id);
      });
    },
  };
}

/** Deletions that no event tells of yet. */
function untoldDeletions(db: Database) {
  const untold = db.prepare(
    `SELECT id, kind, parent FROM resource INDEXED BY resource_untold
     WHERE status = 'deleted' AND deletion IS NULL ORDER BY key LIMIT ?`,
  );
  const parentOf = db.prepare('SELECT parent FROM resource WHERE id = ?');
  const settle = db.prepare('UPDATE resource SET deletion = 0 WHERE id = ? AND deletion IS NULL');

  function ancestorsFrom(parent: string | null): string[] {
    const found: string[] = [];
    for (let id = parent; id !== null && found.length < MAX_DEPTH; ) {
      found.push(id);
      id = (parentOf.get(id) as { parent: string | null } | undefined)?.parent ?? null;
    }
    return found;
  }

  return {
    untoldDeletions(limit: number): Untold[] {
      return (untold.all(limit) as { id: string; kind: number; parent: string | null }[]).map(
        ({ id, kind, parent }) => ({ id, kind, ancestors: ancestorsFrom(parent) }),
      );
    },
    /** No subscription watches these, so no event has to tell of them. */
    settleDeletions(ids: readonly string[]): void {
      relaxed(db, () => {
        for (const id of ids) settle.run(id);
      });
    },
  };
}
