import {
  type InboxRow,
  type InboxState,
  inboxKindByCode,
  type Notice,
  type Settlement,
} from '../../model/notification.ts';
import type { Problem } from '../../model/problem.ts';
import type { GrantLevel, Permission } from '../../model/resource.ts';
import { kindByCode } from '../../model/subjects.ts';
import { readProblem } from '../schema/stored-notes.ts';
import { type JoinedSnooze, snoozeOf } from './joined-snooze.ts';
import { noticeOf } from './notice.ts';

/** A notification as it is stored. */
export interface StoredNotification {
  id: string;
  kind: number;
  time: number;
  message: string;
  user_id: string | null;
  user_name: string | null;
  resource_id: string | null;
  resource_name: string | null;
  state: string;
  reason: string | null;
  settled_at: number | null;
  decided_at: number | null;
  level: string | null;
  granted: number;
}

/** The same with its snooze, if it has one, whether it has a star, and how often it was requested (JSON). */
export type ListedNotification = StoredNotification & JoinedSnooze & { isStarred: number; repeats: string };

/** What is known about a resource that a notification names. */
export interface KnownTarget {
  id: string;
  name: string | null;
  kind: number | null;
  path: string | null;
  level: string | null;
}

export function noticeFrom(row: StoredNotification, known: KnownTarget | undefined): Notice {
  return noticeOf(
    {
      kind: row.kind,
      message: row.message,
      userId: row.user_id,
      userName: row.user_name,
      resourceId: row.resource_id,
      resourceName: row.resource_name,
    },
    {
      name: known?.name ?? null,
      kind: kindByCode(known?.kind ?? null),
      permission: (known?.level ?? null) as Permission | null,
    },
  );
}

export function toInboxRow(
  account: string,
  row: ListedNotification,
  known: KnownTarget | undefined,
): InboxRow {
  return {
    account,
    id: row.id,
    kind: inboxKindByCode(row.kind),
    time: row.time,
    notice: noticeFrom(row, known),
    message: row.message,
    user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? '' },
    resource:
      row.resource_id === null
        ? null
        : {
            id: row.resource_id,
            name: row.resource_name || known?.name || '',
            kind: kindByCode(known?.kind ?? null),
            path: JSON.parse(known?.path ?? '[]') as string[],
          },
    state: row.state as InboxState,
    reason: reasonOf(row),
    level: row.state === 'settled' && row.granted === 0 ? null : (row.level as GrantLevel | null),
    decidedAt: row.decided_at,
    settledAt: row.settled_at,
    ...snoozeOf(row),
    ...(row.isStarred === 1 && { starred: true as const }),
    settlement: settlementOf(row),
    ...repeatsOf(row),
  };
}

/** Of a request that stands for older ones, how many there are. */
function repeatsOf({ repeats }: ListedNotification): Pick<InboxRow, 'repeats'> {
  const { times, since } = JSON.parse(repeats) as { times: number; since: number | null };
  return since === null ? {} : { repeats: { times, since } };
}

/** Of a notification that was acknowledged somewhere else, the column only says that. */
const reasonOf = ({ state, reason }: Pick<StoredNotification, 'state' | 'reason'>): Problem | null =>
  reason === null || state === 'settled' ? null : readProblem(reason);

function settlementOf(row: StoredNotification): Settlement | null {
  if (row.state !== 'settled') return null;
  if (row.granted === 1) return 'granted';
  if (row.reason === 'elsewhere') return 'elsewhere';
  if (inboxKindByCode(row.kind) !== 'access-requested') return 'acknowledged';
  // Earlier versions did not note whether a request was granted before it was acknowledged.
  return row.decided_at === null ? null : 'dismissed';
}
