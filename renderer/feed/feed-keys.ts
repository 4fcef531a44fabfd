import type { EventRow } from '../../electron/ipc/contract.ts';
import { useListKeys } from '../ui/list-keys.ts';
import { useKeys } from '../ui/use-keys.ts';
import { feedList } from './feed-list.ts';
import { useFeed, viewEvent } from './feed-store.ts';
import { markRows } from './mark-read.ts';

/** The selected rows, or the one the keys act on. */
function targets(): EventRow[] {
  const { selected, rows, cursor } = feedList.store.getState();
  if (selected.size > 0) return [...selected.values()];
  const row = rows.at.get(cursor);
  return row ? [row] : [];
}

export function useFeedKeys(): void {
  useListKeys(feedList, {
    open: viewEvent,
    isOpen: () => useFeed.getState().open !== null,
    close: () => useFeed.getState().closeEvent(),
  });
  useKeys({
    e: () => void markRows(targets(), true),
    u: () => void markRows(targets(), false),
  });
}
