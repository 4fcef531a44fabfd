import type { EventRow, PermissionChange, Personal } from '../../model/event.ts';
import { type Detail, NEAR } from '../../model/profile-changes.ts';
import { subjects } from '../../model/subjects.ts';
import { permissionKinds } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';

/** A notification that says only that something changed names no resource: it is the same change within this, ms. */
const SAME = 2_000;

interface Notice {
  resourceId: string | null;
  time: number;
}

/** Whether a notification says what an event about oneself is about. */
function covers(notice: Notice, time: number, detail: Detail | null, id?: string): boolean {
  const apart = Math.abs(notice.time - time);
  if (detail?.is === 'permissions') {
    const about = id === undefined ? detail.changes.map((change) => change.id) : [id];
    return apart <= NEAR && about.includes(notice.resourceId ?? '');
  }
  return detail?.is !== 'profile' && detail?.is !== 'tokens' && apart <= SAME;
}

const parse = (detail: string | null) => (detail === null ? null : (JSON.parse(detail) as Detail));

/** What events about oneself were about, and which of them a personal notification tells as well. */
export function personalReader(db: Database) {
  /** Names of resources by their ids, as far as they are known. */
  function names(schema: string, ids: readonly string[]): Map<string, string | null> {
    const found = db
      .prepare(`SELECT id, name FROM ${schema}.resource WHERE id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids)) as { id: string; name: string | null }[];
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  return {
    /** Puts into rows of events about oneself what is stored of them. */
    fill(schema: string, rows: Iterable<{ row: EventRow; detail: string | null }>): void {
      const stored = [...rows].flatMap(({ row, detail }) => {
        const parsed = parse(detail);
        return parsed === null ? [] : [{ row, parsed }];
      });
      if (stored.length === 0) return;
      const changes = stored.flatMap(({ parsed }) => (parsed.is === 'permissions' ? parsed.changes : []));
      const known = names(
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

    /** The rows without what a personal notification tells, too: that one has the banner. */
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

    /** Events about oneself that say the same as a notification. */
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
