import { ulidTime } from '../base/ulid.ts';
import type { PermissionChange } from './event.ts';
import type { HeldPermission, Profile } from './profile.ts';

/** How a permission changed, as it is stored: names are looked up when it is shown. */
export type StoredChange = Omit<PermissionChange, 'name'>;

/** What an event about oneself was about, as it is stored. */
export type Detail =
  | { is: 'permissions'; changes: StoredChange[] }
  | { is: 'profile' | 'tokens' | 'unknown' };

/** Events and notifications of the same change are published within milliseconds; clocks of servers differ. */
export const NEAR = 10_000;

/** Every permission that was not held so before. */
export function changesBetween(
  before: readonly HeldPermission[],
  after: readonly HeldPermission[],
): StoredChange[] {
  const old = new Map(before.map((held) => [held.id, held]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after.flatMap(({ id, kind, level }) => {
    const from = old.get(id)?.level ?? null;
    return from === level ? [] : [{ id, kind, from, to: level, created: false }];
  });
  const gone = before
    .filter(({ id }) => !now.has(id))
    .map(({ id, kind, level }) => ({ id, kind, from: level, to: null, created: false }));
  return [...changed, ...gone];
}

/** Times are epoch milliseconds. */
interface Timed {
  id: number;
  time: number;
}

export interface Told {
  resourceId: string;
  time: number;
}

/**
 * Says of each event about oneself what it was about. The server does not tell; a change belongs to the event that came
 * with its notification, a project that is new to the event of its time, the rest to the newest events.
 *
 * @param events oldest first. @param before null when it is not known. @param told notifications of changed permissions.
 */
export function explainEvents(
  events: readonly Timed[],
  before: Profile | null,
  after: Profile,
  told: readonly Told[],
): Map<number, Detail> {
  const details = new Map<number, Detail>(events.map(({ id }) => [id, { is: 'unknown' }]));
  const newest = events.at(-1);
  if (before === null || newest === undefined) return details;
  const left: StoredChange[] = [];

  const isFree = ({ id }: Timed) => details.get(id)?.is === 'unknown';
  const nearest = (time: number): Timed | undefined => {
    const apart = (event: Timed) => Math.abs(event.time - time) + (isFree(event) ? 0 : NEAR);
    return events.filter((e) => Math.abs(e.time - time) <= NEAR).sort((a, b) => apart(a) - apart(b))[0];
  };
  const attach = ({ id }: Timed, change: StoredChange) => {
    const detail = details.get(id);
    if (detail?.is === 'permissions') detail.changes.push(change);
    else details.set(id, { is: 'permissions', changes: [change] });
  };

  for (const change of changesBetween(before.permissions, after.permissions)) {
    const notice = told.filter(({ resourceId }) => resourceId === change.id).at(-1);
    const made = isMade(change) ? ulidTime(change.id) : null;
    const event = nearest(notice?.time ?? made ?? Number.NaN);
    if (event === undefined) left.push(change);
    else attach(event, notice === undefined ? { ...change, created: true } : change);
  }
  for (const change of left) attach(events.filter(isFree).at(-1) ?? newest, change);
  const other = events.filter(isFree).at(-1);
  if (other && before.profile !== after.profile) details.set(other.id, { is: 'profile' });
  else if (other && before.tokens !== after.tokens) details.set(other.id, { is: 'tokens' });
  return details;
}

/** The person who makes a project administers it. */
const isMade = ({ kind, from, to }: StoredChange) => kind === 'project' && from === null && to === 'admin';
