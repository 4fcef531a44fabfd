import type { Incoming } from '../event/incoming.ts';
import type { Database } from './sqlite.ts';

export interface KnownResource {
  key: number;
  /** null while it is not known. */
  name: string | null;
  path: string[];
  /** null while it is not known, and of a project. */
  parent: string | null;
  /** It came to be with this lookup, or its first event has not been stored yet. */
  fresh: boolean;
}

/** Index into `subjects` (event.ts): from there on an event is about no resource. */
const USER = 5;
const MOST = 20_000;

/** The resources that events speak of. A busy one is not looked up for every event of it. */
export function knownResources(db: Database) {
  const find = db.prepare('SELECT key, name, path, parent FROM resource WHERE id = ?');
  const insert = db.prepare('INSERT INTO resource (id, kind) VALUES (?, ?)');
  const known = new Map<string, KnownResource>();

  function look(id: string, kind: number): KnownResource {
    const row = find.get(id) as
      | { key: number; name: string | null; path: string; parent: string | null }
      | undefined;
    if (row) return { ...row, path: JSON.parse(row.path) as string[], fresh: false };
    return {
      key: Number(insert.run(id, kind).lastInsertRowid),
      name: null,
      path: [],
      parent: null,
      fresh: true,
    };
  }

  return {
    /** The resource of an event, which is written down when it is new; null when the event has none. */
    of({ resourceId, subject }: Pick<Incoming, 'resourceId' | 'subject'>): KnownResource | null {
      if (resourceId === null || subject >= USER) return null;
      const cached = known.get(resourceId);
      if (cached) return cached;
      if (known.size > MOST) known.clear();
      const found = look(resourceId, subject);
      known.set(resourceId, found);
      return found;
    },
    /** Of these, or of all. */
    forget(ids?: readonly string[]): void {
      if (ids === undefined) known.clear();
      else for (const id of ids) known.delete(id);
    },
  };
}
