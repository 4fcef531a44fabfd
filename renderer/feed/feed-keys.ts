import { useEffect } from 'react';
import { noFilter } from '../../electron/core/query/filter.ts';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { peelFilter, useFilters } from '../query/filter-store.ts';
import { offerToSnooze } from '../state/snooze.ts';
import { offerToStar, type StarTarget } from '../state/star.ts';
import { openSnoozeMenu } from '../ui/snooze-menu.tsx';
import { useDetail, viewEvent } from './detail/detail-store.ts';
import { closeBurst, feedList, openBurst, toggleBurst } from './list/feed-list.ts';
import type { FeedRow } from './list/feed-row.ts';
import { markRows, markSelected } from './list/mark-read.ts';
import { rowsToSnooze } from './list/snooze-rows.ts';
import { starOf } from './list/star-rows.ts';

function atCursor(): FeedRow | undefined {
  const { rows, cursor } = feedList.store.getState();
  return rows.at.get(cursor);
}

/** The selected rows, or the row at the cursor. */
function targets(): FeedRow[] {
  const { selected } = feedList.store.getState();
  if (selected.size > 0) return [...selected.values()];
  const row = atCursor();
  return row ? [row] : [];
}

/** What a command gives a star. */
const toStar = (): StarTarget | null => (targets().length > 0 ? starOf(targets()) : null);

function markTargets(read: boolean): void {
  const isSelection = feedList.store.getState().selected.size > 0;
  void (isSelection ? markSelected(read) : markRows(targets(), read));
}

/** Opens an event, or shows or hides the events of a burst. */
export function openRow(row: FeedRow): void {
  if (row.burst) toggleBurst(row);
  else viewEvent(row);
}

function onCursor(act: (row: FeedRow) => void): void {
  const row = atCursor();
  if (row) act(row);
}

export function useFeedKeys(): void {
  useEffect(() => offerToSnooze(() => (targets().length > 0 ? rowsToSnooze(targets()) : null)), []);
  useEffect(() => offerToStar(toStar), []);
  useCommandKeys('feed', {
    ...listHandlers(feedList, {
      open: openRow,
      preview: (row) => {
        if (!row.burst) viewEvent(row);
      },
      isOpen: () => useDetail.getState().open !== null,
      close: () => useDetail.getState().closeEvent(),
      peel: peelFilter,
    }),
    done: () => markTargets(true),
    'mark-unread': () => markTargets(false),
    unfold: () => onCursor(openBurst),
    'fold-up': () => onCursor(closeBurst),
    snooze: () => {
      const rows = targets();
      if (rows.length > 0) openSnoozeMenu(rowsToSnooze(rows));
    },
    star: () => toStar()?.run(),
    'clear-filters': () => useFilters.getState().setFilter(noFilter),
  } satisfies Record<ListCommandId<'feed'>, KeyHandler>);
}
