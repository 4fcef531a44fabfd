import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { feedList } from '../feed/list/feed-list.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { endStill } from '../still/end-still.ts';
import { fetchWhenIdle } from './screens.ts';

/** The first picture counts as there after this time, whatever there is to see, ms. */
const LATEST_MS = 5_000;

/**
 * Takes the still of the last run away in the frame that has the first rows, or whatever else there is to see instead. Only
 * then the code of everything else is fetched: it would be in the way of the rows.
 */
export function useFirstPicture(): void {
  const isThere = useIsThere();
  useLayoutEffect(() => {
    if (isThere) endStill();
  }, [isThere]);
  const isFetching = useRef(false);
  useEffect(() => {
    if (!isThere || isFetching.current) return;
    isFetching.current = true;
    fetchWhenIdle();
  }, [isThere]);
  useEffect(() => {
    const late = setTimeout(endStill, LATEST_MS);
    return () => clearTimeout(late);
  }, []);
}

function useIsThere(): boolean {
  const isListed = useStore(
    feedList.store,
    (s) => s.problem !== null || (s.count !== null && (s.count.total === 0 || s.rows.at.has(0))),
  );
  const isOther = useView((s) => s.screen !== 'feed' || s.dialog !== null);
  const isWithout = useApp((s) => s.problem !== null || s.app?.accounts.length === 0);
  return isListed || isOther || isWithout;
}
