import { FOUND_DELETED, type Incoming } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';

export interface KnownResource {
  key: number;
  /** null while it is not known. */
  name: string | null;
  path: string[];
  /** null while it is not known, and of a project. */
  parent: string | null;
  /** The parent's key. */
  parentKey: number | null;
  /** The event that told that it is deleted; null when none has yet. */
  deletion: number | null;
  /** That event was not sent, but found by asking. */
  isFound: boolean;
  /** It came to be with this lookup, or its first event has not been stored yet. */
  fresh: boolean;
  /** Its last events, for finding twins (twins.ts). */
  recent: RecentEvent[];
  /** Its events from this time (ns) on are all in `recent`; null while that is not known. */
  recentFrom: bigint | null;
  /** When the last of its events in the table was published, ns; 0 where there is none. */
  newest: bigint;
}

/** An event that the next delivery may be a twin of: where and from when to when (ns) what it consists of was published. */
export interface RecentEvent {
  id: number;
  epoch: number;
  action: number;
  checksum: string;
  from: bigint;
  to: bigint;
}

/** Index into `subjects` (event.ts): from there on an event is about no resource. */
const USER = 5;
const MOST = 20_000;

/** The resources that events speak of. A busy one is not looked up for every event of it. */
export function knownResources(db: Database) {
  const find = db.prepare(
    `SELECT r.key, r.name, r.path, r.parent, r.deletion, p.key AS parentKey,
       CASE WHEN r.deletion > 0 THEN (SELECT s.stream FROM event e JOIN epoch s ON s.id = e.epoch WHERE e.id = r.deletion) END
         AS deletionStream,
       (SELECT time FROM event WHERE resource = r.key ORDER BY time DESC LIMIT 1) / 1000000 AS newestMs
     FROM resource r LEFT JOIN resource p ON p.id = r.parent WHERE r.id = ?`,
  );
  const insert = db.prepare('INSERT INTO resource (id, kind) VALUES (?, ?)');
  const known = new Map<string, KnownResource>();
  let forgotten = 0;

  function look(id: string, kind: number): KnownResource {
    const row = find.get(id) as
      | (Pick<KnownResource, 'key' | 'name' | 'parent' | 'deletion' | 'parentKey'> & {
          path: string;
          newestMs: number | null;
          deletionStream: string | null;
        })
      | undefined;
    if (row) {
      const { path, newestMs, deletionStream, ...rest } = row;
      const isFound = deletionStream === FOUND_DELETED;
      const newest = newestMs === null ? 0n : BigInt(newestMs + 1) * 1_000_000n;
      return {
        ...rest,
        path: JSON.parse(path) as string[],
        isFound,
        fresh: false,
        recent: [],
        recentFrom: null,
        newest,
      };
    }
    return {
      key: Number(insert.run(id, kind).lastInsertRowid),
      name: null,
      path: [],
      parent: null,
      parentKey: null,
      deletion: null,
      isFound: false,
      fresh: true,
      recent: [],
      // There is nothing from before.
      recentFrom: 0n,
      newest: 0n,
    };
  }

  return {
    /** The resource of an event, which is written down when it is new; null when the event has none. */
    of({ resourceId, subject }: Pick<Incoming, 'resourceId' | 'subject'>): KnownResource | null {
      if (resourceId === null || subject >= USER) return null;
      const cached = known.get(resourceId);
      if (cached) return cached;
      if (known.size > MOST) {
        known.clear();
        forgotten++;
      }
      const found = look(resourceId, subject);
      known.set(resourceId, found);
      return found;
    },
    /** How often all were forgotten because they were too many: what was noted with one is gone then. */
    forgotten: (): number => forgotten,
    /** Of these, or of all. */
    forget(ids?: readonly string[]): void {
      if (ids === undefined) known.clear();
      else for (const id of ids) known.delete(id);
    },
  };
}
