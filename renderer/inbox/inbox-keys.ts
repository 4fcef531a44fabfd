import { useListKeys } from '../list/list-keys.ts';
import { useKeys } from '../ui/use-keys.ts';
import { acknowledge, selectAll } from './acknowledge.ts';
import { inboxList, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

export function useInboxKeys(): void {
  useListKeys(inboxList, {
    open: (row) => useInbox.getState().set({ open: row }),
    isOpen: () => useInbox.getState().open !== null,
    close: () => useInbox.getState().set({ open: null }),
  });
  useKeys({
    e: () => {
      const { selected, rows, cursor } = inboxList.store.getState();
      const active = rows.at.get(cursor);
      const chosen = selected.size > 0 ? [...selected.values()] : active ? [active] : [];
      void acknowledge(chosen.filter((row) => row.state === 'open' || row.state === 'failed').map(refOf));
    },
    'ctrl+a': () => {
      if (useInbox.getState().view !== 'open') return false;
      void selectAll();
      return true;
    },
  });
}
