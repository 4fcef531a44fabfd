import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import type { OpenBursts } from './bursts.ts';
import { lateDeriving } from './derive-late.ts';
import { lateFolding } from './fold-late.ts';
import { textVersion } from './text-version.ts';

/** What the server said about a resource. */
export interface KnownResource {
  id: string;
  /** Index into `subjects` (event.ts). */
  kind: number;
  name: string;
  title: string;
  description: string;
  /** Names from the project down to the parent. */
  path: string[];
  parent: string | null;
  size: number | null;
  permission: string | null;
  status: string;
  createdAt: number | null;
  deleted: boolean;
}

type NamedResource = Pick<KnownResource, 'id' | 'name' | 'path' | 'kind'>;

interface StoredPlace {
  name: string | null;
  title: string;
  path: string;
  parent: string | null;
}

/** Names of resources, and the text index over them. */
export function resourceWriter(db: Database, bursts: OpenBursts) {
  const late = lateFolding(db, bursts);
  const inside = lateDeriving(db, bursts);
  const put = resourceUpsert(db);
  const wanted = db.prepare('SELECT id FROM resource WHERE wanted = 1 ORDER BY key DESC LIMIT ?');
  const missing = db.prepare(
    "UPDATE resource SET wanted = 0, asked_at = ?, deleted = 1, name = coalesce(name, '') WHERE id = ?",
  );
  const hidden = db.prepare('UPDATE resource SET wanted = 0, asked_at = ? WHERE id = ?');
  const find = db.prepare("SELECT id, name, path, kind FROM resource WHERE id = ? AND name <> ''");

  return {
    /** Returns ids whose names are to be looked up, the newest first. */
    wantedResources(limit: number): string[] {
      return (wanted.all(limit) as { id: string }[]).map((r) => r.id);
    },
    /** @returns the number of stored events that changed with it, since they turned out to be derived. */
    putResources(list: readonly KnownResource[], now: number): number {
      return transaction(db, () => {
        const learned = list.flatMap((resource) => put(resource, now) ?? []);
        late.learnt(learned);
        return inside.learnt(learned);
      });
    },
    /** The server does not have these (any more): the last known name stays, or an empty one means that there is none. */
    missingResources(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) missing.run(now, id);
      });
    },
    /** This token may not see these: what is known about them stays as it is. */
    hiddenResources(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) hidden.run(now, id);
      });
    },
    /** Returns name and path of those of `ids` that are known. */
    resourceNames(ids: readonly string[]): NamedResource[] {
      return ids.flatMap((id) => {
        const row = find.get(id) as (Omit<NamedResource, 'path'> & { path: string }) | undefined;
        return row ? [{ ...row, path: JSON.parse(row.path) as string[] }] : [];
      });
    },
  };
}

/** The server returns a deleted resource without its parent: the place where it was last seen is kept. */
function withLastPlace(r: KnownResource, old: StoredPlace): KnownResource {
  if (!r.deleted || r.parent !== null) return r;
  return { ...r, parent: old.parent, path: JSON.parse(old.path) as string[] };
}

/** Returns a function that saves a resource, and returns its key and parent if the parent was not known before. */
function resourceUpsert(db: Database) {
  const upsert = db.prepare(
    `INSERT INTO resource (id, kind, name, title, description, path, parent, size, permission, status, created_at,
       deleted, asked_at, wanted)
     VALUES ($id, $kind, $name, $title, $description, $path, $parent, $size, $permission, $status, $createdAt,
       $deleted, $now, 0)
     ON CONFLICT (id) DO UPDATE SET kind = $kind, name = $name, title = $title, description = $description,
       path = $path, parent = $parent, size = $size, permission = coalesce($permission, permission), status = $status,
       created_at = $createdAt, deleted = max(deleted, $deleted), asked_at = $now, wanted = 0
     RETURNING key`,
  );
  const before = db.prepare('SELECT name, title, path, parent FROM resource WHERE id = ?');
  const insertParent = db.prepare('INSERT OR IGNORE INTO resource (id) VALUES (?)');
  const unindex = db.prepare('DELETE FROM resource_text WHERE rowid = ?');
  const changed = textVersion(db);
  const index = db.prepare('INSERT INTO resource_text (rowid, id, name, title, path) VALUES (?, ?, ?, ?, ?)');

  return (resource: KnownResource, now: number): { key: number; parent: string } | null => {
    const old = before.get(resource.id) as StoredPlace | undefined;
    const r = old ? withLastPlace(resource, old) : resource;
    const path = JSON.stringify(r.path);
    if (r.parent !== null) insertParent.run(r.parent);
    const { key } = upsert.get({
      $id: r.id,
      $kind: r.kind,
      $name: r.name,
      $title: r.title,
      $description: r.description,
      $path: path,
      $parent: r.parent,
      $size: r.size,
      $permission: r.permission,
      $status: r.status,
      $createdAt: r.createdAt,
      $deleted: r.deleted ? 1 : 0,
      $now: now,
    }) as { key: number };
    // Most resources are only looked up again, and their indexed text has not changed.
    if (old?.name !== r.name || old.title !== r.title || old.path !== path) {
      unindex.run(key);
      index.run(key, r.id, r.name, r.title, r.path.join(' / '));
      changed();
    }
    return r.parent !== null && (old?.parent ?? null) === null ? { key, parent: r.parent } : null;
  };
}
