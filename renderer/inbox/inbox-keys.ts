import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { undoNewest } from '../state/toast-store.ts';
import type { KeyHandler } from '../ui/use-keys.ts';
import { acknowledge, selectAll, undo } from './acknowledge.ts';
import { inboxList, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

/** Undoes the newest acknowledgement that can still be undone. */
function undoAcknowledgement(): boolean {
  const bulk = useInbox.getState().bulks.findLast((one) => Date.now() < one.undoUntil);
  if (!bulk) return undoNewest();
  void undo(bulk.bulk);
  return true;
}

export function useInboxKeys(): void {
  useCommandKeys('inbox', {
    ...listHandlers(inboxList, {
      open: (row) => useInbox.getState().set({ open: row }),
      isOpen: () => useInbox.getState().open !== null,
      close: () => useInbox.getState().set({ open: null }),
    }),
    done: () => {
      const { selected, rows, cursor } = inboxList.store.getState();
      const active = rows.at.get(cursor);
      const chosen = selected.size > 0 ? [...selected.values()] : active ? [active] : [];
      void acknowledge(chosen.filter((row) => row.state === 'open' || row.state === 'failed').map(refOf));
    },
    'select-all': () => {
      if (useInbox.getState().view !== 'open') return false;
      void selectAll();
      return true;
    },
    undo: undoAcknowledgement,
  } satisfies Record<ListCommandId<'inbox'>, KeyHandler>);
}
