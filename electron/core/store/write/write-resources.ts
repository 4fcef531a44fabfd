import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import type { OpenBursts } from './bursts.ts';
import { lateDeriving } from './derive-late.ts';
import { lateFolding } from './fold-late.ts';

/** What the server said of a resource. */
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

/** A deleted resource comes without its parent: the place where it was last seen is kept. */
function withLastPlace(r: KnownResource, old: { path: string; parent: string | null }): KnownResource {
  if (!r.deleted || r.parent !== null) return r;
  return { ...r, parent: old.parent, path: JSON.parse(old.path) as string[] };
}

/** Names of resources, and the text index over them. */
export function resourceWriter(db: Database, bursts: OpenBursts) {
  const late = lateFolding(db, bursts);
  const inside = lateDeriving(db, bursts);
  const wanted = db.prepare('SELECT id FROM resource WHERE wanted = 1 ORDER BY key DESC LIMIT ?');
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
  const place = db.prepare('INSERT OR IGNORE INTO resource (id) VALUES (?)');
  const unindex = db.prepare('DELETE FROM resource_text WHERE rowid = ?');
  const index = db.prepare('INSERT INTO resource_text (rowid, id, name, title, path) VALUES (?, ?, ?, ?, ?)');
  const missing = db.prepare(
    "UPDATE resource SET wanted = 0, asked_at = ?, deleted = 1, name = coalesce(name, '') WHERE id = ?",
  );
  const hidden = db.prepare('UPDATE resource SET wanted = 0, asked_at = ? WHERE id = ?');
  const find = db.prepare("SELECT id, name, path, kind FROM resource WHERE id = ? AND name <> ''");

  return {
    /** Ids whose names are to be asked for, the newest first. */
    wantedResources(limit: number): string[] {
      return (wanted.all(limit) as { id: string }[]).map((r) => r.id);
    },
    /** @returns how many stored events changed with it: they turned out to follow only from another one. */
    putResources(list: readonly KnownResource[], now: number): number {
      return transaction(db, () => {
        const learnt: { key: number; parent: string }[] = [];
        for (const one of list) {
          const old = before.get(one.id) as
            | { name: string | null; title: string; path: string; parent: string | null }
            | undefined;
          const r = old ? withLastPlace(one, old) : one;
          const path = JSON.stringify(r.path);
          if (r.parent !== null) place.run(r.parent);
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
          if (r.parent !== null && (old?.parent ?? null) === null) learnt.push({ key, parent: r.parent });
          // Most are only asked for again: what the index holds of them has not changed.
          if (old?.name === r.name && old.title === r.title && old.path === path) continue;
          unindex.run(key);
          index.run(key, r.id, r.name, r.title, (JSON.parse(path) as string[]).join(' / '));
        }
        late.learnt(learnt);
        return inside.learnt(learnt);
      });
    },
    /** The server does not know these (any more): the last known name stays, or an empty one says there is none. */
    missingResources(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) missing.run(now, id);
      });
    },
    /** This token may not see these: what is known of them stays as it is. */
    hiddenResources(ids: readonly string[], now: number): void {
      transaction(db, () => {
        for (const id of ids) hidden.run(now, id);
      });
    },
    /** Name and path of those of `ids` that are known. */
    resourceNames(ids: readonly string[]): { id: string; name: string; path: string[]; kind: number }[] {
      return ids.flatMap((id) => {
        const row = find.get(id) as { id: string; name: string; path: string; kind: number } | undefined;
        return row ? [{ ...row, path: JSON.parse(row.path) as string[] }] : [];
      });
    },
  };
}
