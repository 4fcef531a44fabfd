/** The feed as a long list, and its expanded bursts. */
import type { FeedQuery } from '../../../electron/ipc/contract.ts';
import { createList } from '../../list/create-list.ts';
import type { Place } from '../../list/list.ts';
import { wholeFeed } from '../../query/feed-query.ts';
import { type FeedRow, keyOfEvent, refOf } from './feed-row.ts';
import { createFeedSource } from './feed-source.ts';
import type { EventRef } from './open-bursts.ts';

function createFeed() {
  const opened = new Map<string, EventRef>();
  let waiting: { query: string; heads: readonly EventRef[] } | null = null;
  const list = createList(
    createFeedSource(() => [...opened.values()]),
    wholeFeed,
  );
  const isOpened = (head: EventRef): boolean => opened.has(keyOfEvent(head));

  /** Expands or collapses a burst and moves the cursor to its row. */
  async function setOpened(head: EventRef, open: boolean): Promise<void> {
    const key = keyOfEvent(head);
    if (opened.has(key) === open) return;
    if (open) opened.set(key, refOf(head));
    else opened.delete(key);
    await list.refresh();
    for (const [index, row] of list.store.getState().rows.at)
      if (row.burst && keyOfEvent(row) === key) list.setCursor(index);
  }

  /** Goes to a place, with these bursts expanded, as soon as its query is shown. */
  function resumeFeed(place: Place<FeedRow>, heads: readonly EventRef[]): void {
    waiting = { query: place.query, heads };
    list.resume(place);
  }

  /** Shows another query from the top, with all bursts collapsed. */
  function showQuery(query: FeedQuery): Promise<void> {
    opened.clear();
    if (waiting?.query === JSON.stringify(query))
      for (const head of waiting.heads) opened.set(keyOfEvent(head), head);
    waiting = null;
    return list.setQuery(query);
  }

  return {
    list,
    isOpened,
    openBurst: (row: FeedRow) => {
      if (row.burst) void setOpened(row, true);
    },
    /** Collapses the burst of a row, whether it is the burst's row or one of its events. */
    closeBurst: (row: FeedRow) => void setOpened(row.head ?? row, false),
    toggleBurst: (row: FeedRow) => void setOpened(row, !isOpened(row)),
    openedHeads: (): EventRef[] => [...opened.values()],
    resumeFeed,
    showQuery,
    /** Shows a query that is the same at a later time, at the place where the list is. */
    moveOn: (query: FeedQuery): void => {
      const place = list.place();
      if (place) resumeFeed({ ...place, query: JSON.stringify(query) }, [...opened.values()]);
      void showQuery(query);
    },
  };
}

export const {
  list: feedList,
  isOpened,
  openBurst,
  closeBurst,
  toggleBurst,
  openedHeads,
  resumeFeed,
  showQuery,
  moveOn,
} = createFeed();
