/** Marking events read or unread: at once on screen, with a count and a way back. */
import type { EventRow, FeedQuery } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { feedList, keyOfEvent, refOf } from './feed-list.ts';

type Ref = { account: string; id: number };

const MESSAGE = 10_000;

async function mark(refs: readonly Ref[], read: boolean): Promise<number | null> {
  const keys = new Set(refs.map((ref) => `${ref.account}/${ref.id}`));
  feedList.patch((row) => (keys.has(keyOfEvent(row)) ? { ...row, read } : row));
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

async function markWithUndo(refs: readonly Ref[], read: boolean): Promise<void> {
  const changed = await mark(refs, read);
  if (changed === null || changed === 0) return;
  const words = read ? t.feed.marked : t.feed.markedUnread;
  const undo = { label: t.undo, run: () => void mark(refs, !read) };
  say(words(changed, format.number(changed)), undo);
}

/** Marks rows; those that already are as asked are left out, so that an undo changes nothing else. */
export async function markRows(rows: readonly EventRow[], read: boolean): Promise<void> {
  const refs = rows.filter((row) => row.read !== read).map(refOf);
  if (refs.length > 0) await markWithUndo(refs, read);
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
