import { ownText } from '../../base/own-text.ts';
import { FOUND_DELETED, type Incoming } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';

export interface CachedResource {
  key: number;
  /** Id of the parent; null for a project, and while it is not known. */
  parent: string | null;
  /** The key of the parent. */
  parentKey: number | null;
  /** The event that tells of its deletion; null if there is none yet. */
  deletion: number | null;
  /** Whether the app found out about the deletion by itself instead of receiving an event. */
  isFound: boolean;
  /** Whether it was created by this lookup and its first event is not stored yet. */
  fresh: boolean;
  /** Whether its place may have changed since it was read. */
  isOutdated: boolean;
  /** Its last events, for finding twins (twins.ts). */
  recent: RecentEvent[];
  /** All its events from this time (ns) on are in `recent`; null while that is not known. */
  recentFrom: bigint | null;
  /** When the last of its stored events was published, ns; 0 if there is none. */
  newest: bigint;
}

/** An event that the next delivery may be a twin of, with the time span (ns) in which its deliveries were published. */
export interface RecentEvent {
  id: number;
  epoch: number;
  action: number;
  checksum: string;
  from: bigint;
  to: bigint;
}

/** Index into `subjects` (event.ts): events of this subject and the following ones are not about a resource. */
const USER = 5;
/** Maximum number of resources cached in memory. */
const CACHE_SIZE = 20_000;

/** Caches the resources of events, so that a busy resource is not looked up for each of its events. */
export function resourceCache(db: Database) {
  const lookup = resourceLookup(db);
  const place = placeLookup(db);
  const known = new Map<string, CachedResource>();
  let forgotten = 0;

  return {
    /** Returns the resource of an event, and adds it if it is new; null if the event is not about a resource. */
    of({ resourceId, subject }: Pick<Incoming, 'resourceId' | 'subject'>): CachedResource | null {
      if (resourceId === null || subject >= USER) return null;
      const cached = known.get(resourceId);
      if (cached?.isOutdated) Object.assign(cached, place(cached.key), { isOutdated: false });
      if (cached) return cached;
      if (known.size > CACHE_SIZE) {
        known.clear();
        forgotten++;
      }
      const found = lookup(resourceId, subject);
      // What is kept must not hold on to the texts of the group that it came with.
      known.set(ownText(resourceId), found);
      return found;
    },
    /** How often the cache was cleared because it was full, so that notes about recent events were lost. */
    forgotten: (): number => forgotten,
    /** These resources may have another place. What is known of their last events stays. */
    outdate(ids: readonly string[]): void {
      for (const id of ids) {
        const cached = known.get(id);
        if (cached) cached.isOutdated = true;
      }
    },
    forget(): void {
      known.clear();
    },
  };
}

export type ResourceCache = ReturnType<typeof resourceCache>;

type Placed = Pick<CachedResource, 'parent' | 'parentKey'>;

/** Returns a function that reads where a resource is. */
function placeLookup(db: Database) {
  const select = db.prepare(
    `SELECT r.parent, p.key AS parentKey
     FROM resource r LEFT JOIN resource p ON p.id = r.parent WHERE r.key = ?`,
  );
  return (key: number): Placed => select.get(key) as unknown as Placed;
}

/** Returns a function that reads a resource from the database, and adds it if it is new. */
function resourceLookup(db: Database) {
  const select = db.prepare(
    `SELECT r.key, r.parent, r.deletion, p.key AS parentKey,
       CASE WHEN r.deletion > 0 THEN (SELECT s.stream FROM event e JOIN epoch s ON s.id = e.epoch WHERE e.id = r.deletion) END
         AS deletionStream,
       (SELECT time FROM event WHERE resource = r.key ORDER BY time DESC LIMIT 1) / 1000000 AS newestMs
     FROM resource r LEFT JOIN resource p ON p.id = r.parent WHERE r.id = ?`,
  );
  const insert = db.prepare('INSERT INTO resource (id, kind) VALUES (?, ?)');

  return (id: string, kind: number): CachedResource => {
    const row = select.get(id) as
      | (Pick<CachedResource, 'key' | 'parent' | 'deletion' | 'parentKey'> & {
          newestMs: number | null;
          deletionStream: string | null;
        })
      | undefined;
    if (row) {
      const { newestMs, deletionStream, ...rest } = row;
      const isFound = deletionStream === FOUND_DELETED;
      const newest = newestMs === null ? 0n : BigInt(newestMs + 1) * 1_000_000n;
      return {
        ...rest,
        isFound,
        fresh: false,
        isOutdated: false,
        recent: [],
        recentFrom: null,
        newest,
      };
    }
    return {
      key: Number(insert.run(id, kind).lastInsertRowid),
      parent: null,
      parentKey: null,
      deletion: null,
      isFound: false,
      fresh: true,
      isOutdated: false,
      recent: [],
      // A new resource has no earlier events.
      recentFrom: 0n,
      newest: 0n,
    };
  };
}
