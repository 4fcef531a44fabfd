/** Marking events read or unread: immediately on screen, with a count and an undo. */
import type { FeedQuery } from '../../../electron/ipc/contract.ts';
import { onlyUnread } from '../../query/feed-query.ts';
import { ask } from '../../state/bridge.ts';
import { sayMarked } from '../../state/say-marked.ts';
import { say, sayProblem } from '../../state/toast-store.ts';
import { format, t } from '../../strings/index.ts';
import { eventsOf, MAX_EVENTS } from './events-of.ts';
import { feedList } from './feed-list.ts';
import { distinctRows, type FeedRow, keyOfEvent, refOf } from './feed-row.ts';
import type { EventRef } from './open-bursts.ts';

/** Shows events as read or unread immediately, and bursts of which all events are marked. */
function showMarked(keys: ReadonlySet<string>, read: boolean, bursts: ReadonlySet<string>): void {
  feedList.patch((row) => {
    if (!row.burst) return keys.has(keyOfEvent(row)) ? { ...row, read } : row;
    if (!bursts.has(keyOfEvent(row))) return row;
    return { ...row, burst: { ...row.burst, unread: read ? 0 : row.burst.events } };
  });
}

async function mark(
  refs: readonly EventRef[],
  read: boolean,
  bursts: readonly EventRef[] = [],
): Promise<number | null> {
  showMarked(new Set(refs.map(keyOfEvent)), read, new Set(bursts.map(keyOfEvent)));
  let changed = 0;
  for (let i = 0; i < refs.length; i += MAX_EVENTS) {
    const reply = await ask('feed.markRead', { which: refs.slice(i, i + MAX_EVENTS), read });
    if (!reply.ok) {
      sayProblem(reply.problem);
      void feedList.refresh();
      return null;
    }
    changed += reply.value.changed;
  }
  return changed;
}

/** Marks rows, including all events of bursts. Events already in that state are left out, so that undo does not change them. */
export async function markRows(rows: readonly FeedRow[], read: boolean): Promise<void> {
  const heads = rows.filter((row) => row.burst).map(refOf);
  const events = await eventsOf(rows);
  if (events === null) return;
  const refs = new Map(
    events.filter((event) => event.read !== read).map((event) => [keyOfEvent(event), refOf(event)]),
  );
  if (refs.size === 0) return;
  const changed = await mark([...refs.values()], read, heads);
  if (changed === null || changed === 0) return;
  const message = read ? t.feed.marked : t.feed.markedUnread;
  const undo = { label: t.undo, run: () => void mark([...refs.values()], !read) };
  say(message(changed, format.number(changed)), undo);
}

/** The number of events that marking these rows changes: of all in bursts, those that are not so already. */
export function changedBy(rows: readonly FeedRow[], read: boolean): number {
  return distinctRows(rows).reduce((sum, { burst, read: isRead }) => {
    const { unread, events } = burst ?? { unread: isRead ? 0 : 1, events: 1 };
    return sum + (read ? unread : events - unread);
  }, 0);
}

/** The number of events in rows: of all in bursts. */
export const eventsIn = (rows: readonly FeedRow[]): number =>
  distinctRows(rows).reduce((sum, { burst }) => sum + (burst?.events ?? 1), 0);

/** Marks the selected rows; what was selected for this is not any more then. */
export async function markSelected(read: boolean): Promise<void> {
  const { selected } = feedList.store.getState();
  feedList.clear();
  await markRows([...selected.values()], read);
}

/** Marks every unread event that matches a query. The main process remembers which, so that undo restores exactly those. */
export async function markQuery(query: FeedQuery): Promise<void> {
  const reply = await ask('feed.markRead', { which: onlyUnread(query), read: true });
  if (!reply.ok) return void sayProblem(reply.problem);
  sayMarked(reply.value);
  await feedList.refresh();
}
