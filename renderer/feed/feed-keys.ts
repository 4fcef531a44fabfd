import { useListKeys } from '../list/list-keys.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useDetail, viewEvent } from './detail/detail-store.ts';
import { closeBurst, type FeedRow, feedList, openBurst, toggleBurst } from './list/feed-list.ts';
import { markRows } from './list/mark-read.ts';

function atCursor(): FeedRow | undefined {
  const { rows, cursor } = feedList.store.getState();
  return rows.at.get(cursor);
}

/** The selected rows, or the one the keys act on. */
function targets(): FeedRow[] {
  const { selected } = feedList.store.getState();
  if (selected.size > 0) return [...selected.values()];
  const row = atCursor();
  return row ? [row] : [];
}

/** Shows what a row stands for: its event, or the events of its burst. */
export function openRow(row: FeedRow): void {
  if (row.burst) toggleBurst(row);
  else viewEvent(row);
}

function onCursor(act: (row: FeedRow) => void): void {
  const row = atCursor();
  if (row) act(row);
}

export function useFeedKeys(): void {
  useListKeys(feedList, {
    open: openRow,
    look: (row) => {
      if (!row.burst) viewEvent(row);
    },
    isOpen: () => useDetail.getState().open !== null,
    close: () => useDetail.getState().closeEvent(),
  });
  useKeys({
    e: () => void markRows(targets(), true),
    u: () => void markRows(targets(), false),
    arrowright: () => onCursor(openBurst),
    arrowleft: () => onCursor(closeBurst),
  });
}
