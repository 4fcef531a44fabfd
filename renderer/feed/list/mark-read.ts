/** Marking events read or unread: at once on screen, with a count and a way back. */
import type { FeedQuery } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { say, sayProblem } from '../../state/toast-store.ts';
import { format, t } from '../../strings/index.ts';
import { feedList } from './feed-list.ts';
import { type FeedRow, keyOfEvent, refOf } from './feed-row.ts';
import type { EventRef } from './open-bursts.ts';

const MESSAGE = 10_000;

/** Shows events as read or unread at once. A burst's row follows when all of it is marked. */
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
  for (let i = 0; i < refs.length; i += MESSAGE) {
    const reply = await ask('feed.markRead', { which: refs.slice(i, i + MESSAGE), read });
    if (!reply.ok) {
      sayProblem(reply.problem);
      void feedList.refresh();
      return null;
    }
    changed += reply.value.changed;
  }
  return changed;
}

/** Marks rows, those of bursts with all in them; what already is as asked is left out, so that an undo changes nothing else. */
export async function markRows(rows: readonly FeedRow[], read: boolean): Promise<void> {
  const heads = rows.filter((row) => row.burst).map(refOf);
  const events: (EventRef & { read: boolean })[] = rows.filter((row) => !row.burst);
  if (heads.length > 0) {
    const { query } = feedList.store.getState();
    const reply = await ask('feed.burstEvents', { query, heads });
    if (!reply.ok) return void sayProblem(reply.problem);
    events.push(...reply.value);
  }
  const refs = new Map(
    events.filter((event) => event.read !== read).map((event) => [keyOfEvent(event), refOf(event)]),
  );
  if (refs.size === 0) return;
  const changed = await mark([...refs.values()], read, heads);
  if (changed === null || changed === 0) return;
  const words = read ? t.feed.marked : t.feed.markedUnread;
  const undo = { label: t.undo, run: () => void mark([...refs.values()], !read) };
  say(words(changed, format.number(changed)), undo);
}

/** Marks every unread event a query matches; the main process remembers which, so that exactly those come back. */
export async function markQuery(query: FeedQuery): Promise<void> {
  const reply = await ask('feed.markRead', { which: { ...query, unread: true }, read: true });
  if (!reply.ok) return void sayProblem(reply.problem);
  const { changed, undo } = reply.value;
  if (changed > 0) {
    const back = undo === null ? null : { label: t.undo, run: () => void undoMark(undo) };
    say(t.feed.marked(changed, format.number(changed)), back);
  }
  await feedList.refresh();
}

async function undoMark(undo: string): Promise<void> {
  const reply = await ask('feed.undoMark', { undo });
  if (!reply.ok) sayProblem(reply.problem);
  await feedList.refresh();
}
