import { useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { feedList } from '../feed/list/feed-list.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { endStill } from '../still/end-still.ts';

/** A still is taken away after this time, whatever is below it, ms. */
const LATEST_MS = 5_000;

/** Takes the still of the last run away in the frame that has the first rows, or whatever else there is to see instead. */
export function useEndStill(): void {
  const isListed = useStore(
    feedList.store,
    (s) => s.problem !== null || (s.count !== null && (s.count.total === 0 || s.rows.at.has(0))),
  );
  const isOther = useView((s) => s.screen !== 'feed' || s.dialog !== null);
  const isWithout = useApp((s) => s.problem !== null || s.app?.accounts.length === 0);
  const isDue = isListed || isOther || isWithout;
  useLayoutEffect(() => {
    if (isDue) endStill();
  }, [isDue]);
  useEffect(() => {
    const late = setTimeout(endStill, LATEST_MS);
    return () => clearTimeout(late);
  }, []);
}
