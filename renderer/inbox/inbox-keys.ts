import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { selectedCount } from '../list/list-selection.ts';
import { undoNewest } from '../state/toast-store.ts';
import { acknowledge, undo } from './acknowledge.ts';
import { inboxList, isOpen, refOf } from './inbox-list.ts';
import { inboxSelection } from './inbox-selection.ts';
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
      const state = inboxList.store.getState();
      const { count, which } = inboxSelection(state);
      const active = state.rows.at.get(state.cursor);
      if (count > 0) void acknowledge(which);
      else if (selectedCount(state) === 0 && active && isOpen(active)) void acknowledge([refOf(active)]);
    },
    'select-all': () => {
      if (useInbox.getState().view !== 'open') return false;
      inboxList.selectAll();
      return true;
    },
    undo: undoAcknowledgement,
  } satisfies Record<ListCommandId<'inbox'>, KeyHandler>);
}
