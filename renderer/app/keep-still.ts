/** Hands over what the page shows, for the next start: as it is hidden, and now and then at calm moments. */
import { partsOf } from '../../electron/core/query/filter.ts';
import { useDetail } from '../feed/detail/detail-store.ts';
import { feedList, openedHeads } from '../feed/list/feed-list.ts';
import { selectFilter, useFilters } from '../query/filter-store.ts';
import { useApp } from '../state/app-store.ts';
import { ask, listen } from '../state/bridge.ts';
import { useView } from '../state/view-store.ts';
import { takeStill } from '../still/take-still.ts';

/** How long after a change of the list it is taken, and how often at most, ms. */
const CALM_MS = 2_000;
const EVERY_MS = 120_000;

/** Begins to hand over stills; returns a function that ends it. */
export function keepStills(): () => void {
  let keptAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const shown = document.querySelector('.app');
    const still = shown && isAsAtStart() ? takeStill(shown, Date.now()) : null;
    if (still !== null) keptAt = performance.now();
    void ask('view.keepStill', { still });
  };
  const whenCalm = () => {
    if (timer !== undefined || document.hidden) return;
    const due = Math.max(CALM_MS, keptAt + EVERY_MS - performance.now());
    timer = setTimeout(() => requestIdleCallback(keep), due);
  };

  const stops = [feedList.store.subscribe(whenCalm), listen('still.asked', keep)];
  whenCalm();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Whether the page shows what a start shows: the whole feed from its top, with nothing open or selected. */
function isAsAtStart(): boolean {
  const { screen, scope, dialog, isSidebarOpen } = useView.getState();
  const { count, rows, cursor, selected, excluded, problem } = feedList.store.getState();
  const accounts = new Set(useApp.getState().app?.accounts.map(({ id }) => id));
  const { account, subscription, announcements, summary, banners, inside } = scope;
  return (
    screen === 'feed' &&
    [account, subscription, summary, banners, inside].every((part) => part == null) &&
    !announcements &&
    dialog === null &&
    !isSidebarOpen &&
    useDetail.getState().open === null &&
    partsOf(selectFilter(useFilters.getState())).length === 0 &&
    count !== null &&
    problem === null &&
    selected.size === 0 &&
    excluded === null &&
    cursor === 0 &&
    openedHeads().length === 0 &&
    document.querySelector('.list')?.scrollTop === 0 &&
    document.querySelector('.list [aria-busy]') === null &&
    // An account that was removed a moment ago may still have rows.
    [...rows.at.values()].every((row) => accounts.has(row.account))
  );
}
