import type { HeldPermission, Profile } from '../../model/profile.ts';
import { changesBetween, type Detail, explainEvents, NEAR, type Told } from '../../model/profile-changes.ts';
import type { Permission } from '../../model/resource.ts';
import { kindByCode, subjects } from '../../model/subjects.ts';
import { permissionKinds } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';

/** Maximum number of resources whose names are looked up when permissions become known: one call. */
const MAX_NAMES = 100;

/** What the server last said about the user of the account, and what events about the user were about. */
export function profileWriter(db: Database) {
  const unexplained = db.prepare(
    `SELECT id, time / 1000000 AS time FROM event
     WHERE subject = ${subjects.user.code} AND detail IS NULL ORDER BY time, id`,
  );
  const digests = db.prepare('SELECT profile, tokens FROM profile');
  const explain = db.prepare('UPDATE event SET detail = ? WHERE id = ?');
  const keep = db.prepare(
    `INSERT INTO profile (id, profile, tokens) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, tokens = excluded.tokens`,
  );
  const permissions = permissionRows(db);
  const notices = db.prepare(
    `SELECT resource_id AS resourceId, time FROM notification
     WHERE resource_id IS NOT NULL AND kind IN (${permissionKinds}) AND time >= ? ORDER BY time`,
  );

  function known(): Profile | null {
    const found = digests.get() as { profile: string; tokens: string } | undefined;
    return found === undefined ? null : { ...found, permissions: permissions.all() };
  }

  return {
    /** Whether the server has to be asked: there are unexplained events about the user, or no profile is known. */
    profileDue(): { events: number; known: boolean } {
      return { events: unexplained.all().length, known: digests.get() !== undefined };
    },
    /** Saves what the server says now, and explains the unexplained events. */
    learnProfile(after: Profile): void {
      transaction(db, () => {
        const before = known();
        const events = unexplained.all() as { id: number; time: number }[];
        const told = notices.all((events[0]?.time ?? Number.MAX_SAFE_INTEGER) - NEAR) as unknown as Told[];
        for (const [id, detail] of explainEvents(events, before, after, told))
          explain.run(JSON.stringify(detail), id);
        keep.run(after.profile, after.tokens);
        permissions.replace(before?.permissions ?? [], after.permissions);
      });
    },
    /** Gives up on finding out what the events were about; returns how many there are. */
    leaveUnexplained(): number {
      const unknown: Detail = { is: 'unknown' };
      const { changes } = db
        .prepare(`UPDATE event SET detail = ? WHERE subject = ${subjects.user.code} AND detail IS NULL`)
        .run(JSON.stringify(unknown));
      return Number(changes);
    },
  };
}

/** The permissions of the user. */
function permissionRows(db: Database) {
  const held = db.prepare('SELECT resource, kind, level FROM permission');
  const hold = db.prepare(
    `INSERT INTO permission (resource, kind, level) VALUES (?, ?, ?)
     ON CONFLICT (resource) DO UPDATE SET kind = excluded.kind, level = excluded.level`,
  );
  const lose = db.prepare('DELETE FROM permission WHERE resource = ?');
  const want = db.prepare('INSERT INTO resource (id, kind) VALUES (?, ?) ON CONFLICT (id) DO NOTHING');

  return {
    all(): HeldPermission[] {
      const rows = held.all() as { resource: string; kind: number; level: string }[];
      return rows.flatMap(({ resource, kind: index, level }): HeldPermission[] => {
        const kind = kindByCode(index);
        return kind === null ? [] : [{ id: resource, kind, level: level as Permission }];
      });
    },
    replace(before: readonly HeldPermission[], after: readonly HeldPermission[]): void {
      const changes = changesBetween(before, after);
      for (const { id, kind, to } of changes) {
        if (to === null) lose.run(id);
        else hold.run(id, subjects[kind].code, to);
      }
      // Names are looked up now, since they cannot be looked up any more after a permission was revoked.
      for (const { id, kind } of changes.filter(({ to }) => to !== null).slice(0, MAX_NAMES)) {
        want.run(id, subjects[kind].code);
      }
    },
  };
}
