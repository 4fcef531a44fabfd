/** Has the feed show what scope and filter ask for. */
import { feedQuery } from '../query/feed-query.ts';
import { selectFilter, useFilters } from '../query/filter-store.ts';
import { namesOfAccounts } from '../query/names.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { moveOn, showQuery } from './list/feed-list.ts';

/** Some queries say a time in relation to now: they move on with the clock at this interval, ms. */
const MOVE_ON_MS = 60_000;

/** What the query is made of. */
function parts() {
  const { line, chips } = useFilters.getState();
  const { app } = useApp.getState();
  return { scope: useView.getState().scope, line, chips, accounts: app?.accounts, fold: app?.fold ?? true };
}

/**
 * Shows the query of scope and filter, and each one that takes its place. It is asked for in the event that changes it, before anything
 * is rendered, so that it is looked for meanwhile. Where a query only moves on with the clock, the list keeps its place.
 *
 * @returns a function that ends that
 */
export function followQuery(): () => void {
  let made: ReturnType<typeof parts> | null = null;
  let [shown, asked] = ['', ''];
  let now = Date.now();

  function show(): void {
    const { scope, line, chips, accounts = [], fold } = parts();
    const filter = selectFilter({ line, chips });
    const query = { ...feedQuery(scope, filter, namesOfAccounts(accounts), now), fold };
    const [text, question] = [JSON.stringify(query), JSON.stringify([scope, filter, fold])];
    if (text === shown && question === asked) return;
    const isMoved = question === asked;
    [shown, asked] = [text, question];
    if (isMoved) moveOn(query);
    else void showQuery(query);
  }

  function follow(): void {
    const before = made;
    const after = parts();
    made = after;
    const isSame =
      before && Object.entries(after).every(([key, part]) => before[key as keyof typeof after] === part);
    if (!isSame) show();
  }

  follow();
  const stops = [useView.subscribe(follow), useFilters.subscribe(follow), useApp.subscribe(follow)];
  const timer = setInterval(() => {
    now = Date.now();
    show();
  }, MOVE_ON_MS);
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
