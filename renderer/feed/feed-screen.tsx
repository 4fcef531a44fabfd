import { SearchX } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { partsOf, withoutPart } from '../../electron/core/query/filter.ts';
import { unknownNames } from '../../electron/core/query/resolve.ts';
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import { feedQuery } from '../query/feed-query.ts';
import { selectFilter, useFilters } from '../query/filter-store.ts';
import { namesOfAccounts } from '../query/names.ts';
import { useAccounts, useApp } from '../state/app-store.ts';
import { offerHere } from '../state/offers.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useNow } from '../ui/use-now.ts';
import { useDetail } from './detail/detail-store.ts';
import { FeedHead } from './feed-head.tsx';
import { useFeedKeys } from './feed-keys.ts';
import { feedOffers } from './feed-offers.ts';
import { FeedRows } from './feed-rows.tsx';
import { FeedTools } from './feed-tools.tsx';
import { FeedDetail, NoMatch, NothingYet } from './later-parts.ts';
import { feedList, moveOn, showQuery } from './list/feed-list.ts';

/** Shows the query of scope and filter. Where that only moves on with the clock, the list keeps its place. */
function useFeedQuery(): FeedQuery {
  const scope = useView((s) => s.scope);
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.chips);
  const accounts = useAccounts();
  const fold = useApp((s) => s.app?.fold ?? true);
  const now = useNow(60_000);
  const filter = selectFilter({ line, chips });
  const made = { ...feedQuery(scope, filter, namesOfAccounts(accounts), now), fold };
  const text = JSON.stringify(made);
  const asked = JSON.stringify([scope, filter, fold]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal queries are the same query.
  const query = useMemo(() => made, [text]);
  const last = useRef('');
  useEffect(() => {
    if (last.current === asked) moveOn(query);
    else void showQuery(query);
    last.current = asked;
  }, [query, asked]);
  return query;
}

export function FeedScreen() {
  const query = useFeedQuery();
  const open = useDetail((s) => s.open);
  useFeedKeys();
  useEffect(() => offerHere(feedOffers), []);
  return (
    <>
      <main className="screen" aria-label={t.feed.list}>
        <FeedHead />
        <FeedTools />
        <Suspense>
          <FeedBody query={query} />
        </Suspense>
      </main>
      <Suspense>{open && <FeedDetail />}</Suspense>
    </>
  );
}

function FeedBody({ query }: { readonly query: FeedQuery }) {
  const count = useStore(feedList.store, (s) => s.count);
  const problem = useStore(feedList.store, (s) => s.problem);
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.chips);
  const accounts = useAccounts();
  const { setFilter } = useFilters.getState();
  const filter = selectFilter({ line, chips });
  if (problem && !count)
    return <LoadFailed title={t.feed.failed} problem={problem} onRetry={() => void showQuery(query)} />;
  if (count?.total !== 0) return <FeedRows />;
  const [unknown] = unknownNames(filter, namesOfAccounts(accounts));
  if (unknown) {
    const text = t.query.noName[unknown.field](unknown.value);
    return (
      <Empty icon={SearchX} title={t.feed.noMatch} text={text}>
        <Button onClick={() => setFilter(withoutPart(filter, unknown))}>{t.feed.clear}</Button>
      </Empty>
    );
  }
  if (partsOf(filter).length === 0) return <NothingYet />;
  return <NoMatch filter={filter} onChange={setFilter} />;
}
