import type { EventRow, PermissionChange, Personal } from '../../model/event.ts';
import { type Detail, NEAR } from '../../model/profile-changes.ts';
import { subjects } from '../../model/subjects.ts';
import { permissionKinds } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';

/** A notification that names no resource counts as the same change within this time. */
const SAME_CHANGE_MS = 2_000;

interface Notice {
  resourceId: string | null;
  time: number;
}

/** Whether a notification says the same as an event about the user. */
function covers(notice: Notice, time: number, detail: Detail | null, id?: string): boolean {
  const apart = Math.abs(notice.time - time);
  if (detail?.is === 'permissions') {
    const about = id === undefined ? detail.changes.map((change) => change.id) : [id];
    return apart <= NEAR && about.includes(notice.resourceId ?? '');
  }
  return detail?.is !== 'profile' && detail?.is !== 'tokens' && apart <= SAME_CHANGE_MS;
}

const parse = (detail: string | null) => (detail === null ? null : (JSON.parse(detail) as Detail));

/** Returns the known names of resources by their ids. */
function names(db: Database, schema: string, ids: readonly string[]): Map<string, string | null> {
  const found = db
    .prepare(`SELECT id, name FROM ${schema}.resource WHERE id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids)) as { id: string; name: string | null }[];
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Reads what events about the user were about, and which of them a personal notification repeats. */
export function personalReader(db: Database) {
  return {
    /** Completes the rows of events about the user with what they were about. */
    fill(schema: string, rows: Iterable<{ row: EventRow; detail: string | null }>): void {
      const stored = [...rows].flatMap(({ row, detail }) => {
        const parsed = parse(detail);
        return parsed === null ? [] : [{ row, parsed }];
      });
      if (stored.length === 0) return;
      const changes = stored.flatMap(({ parsed }) => (parsed.is === 'permissions' ? parsed.changes : []));
      const known = names(
        db,
        schema,
        changes.map(({ id }) => id),
      );
      const named = (change: Omit<PermissionChange, 'name'>): PermissionChange => ({
        ...change,
        name: known.get(change.id) ?? null,
      });
      for (const { row, parsed } of stored) {
        const personal: Personal =
          parsed.is === 'permissions' ? { is: parsed.is, changes: parsed.changes.map(named) } : parsed;
        row.personal = personal;
      }
    },

    /** Returns the rows without changes that a personal notification repeats, which has a banner of its own. */
    untold(schema: string, rows: readonly EventRow[]): EventRow[] {
      const near = db.prepare(
        `SELECT resource_id AS resourceId, time FROM ${schema}.notification
         WHERE kind IN (${permissionKinds}) AND time BETWEEN ? AND ?`,
      );
      return rows.flatMap((row) => {
        if (row.subject !== 'user') return [row];
        const notices = near.all(row.time - NEAR, row.time + NEAR) as unknown as Notice[];
        const { personal = null } = row;
        if (personal?.is !== 'permissions')
          return notices.some((n) => covers(n, row.time, personal)) ? [] : [row];
        const changes = personal.changes.filter(
          ({ id }) => !notices.some((n) => covers(n, row.time, personal, id)),
        );
        return changes.length === 0 ? [] : [{ ...row, personal: { ...personal, changes } }];
      });
    },

    /** Returns events about the user that say the same as a notification. */
    sameAs(schema: string, notice: Notice): number[] {
      const from = BigInt(notice.time - NEAR) * 1_000_000n;
      const to = BigInt(notice.time + NEAR) * 1_000_000n;
      const events = db
        .prepare(
          `SELECT id, time / 1000000 AS time, detail FROM ${schema}.event
           WHERE time BETWEEN ? AND ? AND subject = ${subjects.user.code}`,
        )
        .all(from, to) as { id: number; time: number; detail: string | null }[];
      return events.filter((e) => covers(notice, e.time, parse(e.detail))).map(({ id }) => id);
    },
  };
}
