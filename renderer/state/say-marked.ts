import { format, t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import { say, sayProblem } from './toast-store.ts';

/** Says how many events were marked read by a filter, and offers to undo it with what the main process remembers. */
export function sayMarked({
  changed,
  undo,
}: {
  readonly changed: number;
  readonly undo: string | null;
}): void {
  if (changed === 0) return;
  const back = undo === null ? null : { label: t.undo, run: () => void undoMark(undo) };
  say(t.feed.marked(changed, format.number(changed)), back);
}

async function undoMark(undo: string): Promise<void> {
  const reply = await ask('feed.undoMark', { undo });
  if (!reply.ok) sayProblem(reply.problem);
}
