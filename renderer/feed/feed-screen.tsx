import { SearchX } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { partsOf, withoutPart } from '../../electron/core/query/filter.ts';
import { unknownNames } from '../../electron/core/query/resolve.ts';
import { selectFilter, useFilters } from '../query/filter-store.ts';
import { namesOfAccounts } from '../query/names.ts';
import { useAccounts } from '../state/app-store.ts';
import { offerHere } from '../state/offers.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useDetail } from './detail/detail-store.ts';
import { FeedHead } from './feed-head.tsx';
import { useFeedKeys } from './feed-keys.ts';
import { feedOffers } from './feed-offers.ts';
import { FeedRows } from './feed-rows.tsx';
import { FeedTools } from './feed-tools.tsx';
import { followQuery } from './follow-query.ts';
import { FeedDetail, NoMatch, NothingYet } from './later-parts.ts';
import { feedList, showQuery } from './list/feed-list.ts';

export function FeedScreen() {
  const open = useDetail((s) => s.open);
  useFeedKeys();
  useEffect(followQuery, []);
  useEffect(() => offerHere(feedOffers), []);
  return (
    <>
      <main className="screen" aria-label={t.feed.list}>
        <FeedHead />
        <FeedTools />
        <Suspense>
          <FeedBody />
        </Suspense>
      </main>
      <Suspense>{open && <FeedDetail />}</Suspense>
    </>
  );
}

const retry = (): void => void showQuery(feedList.store.getState().query);

function FeedBody() {
  const count = useStore(feedList.store, (s) => s.count);
  const problem = useStore(feedList.store, (s) => s.problem);
  if (problem && !count) return <LoadFailed title={t.feed.failed} problem={problem} onRetry={retry} />;
  return count?.total === 0 ? <NoRows /> : <FeedRows />;
}

/** Stands in place of the rows where nothing matches. */
function NoRows() {
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.chips);
  const accounts = useAccounts();
  const { setFilter } = useFilters.getState();
  const filter = selectFilter({ line, chips });
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
