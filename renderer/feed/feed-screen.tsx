import { Inbox, SearchX } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { feedQuery } from '../query/feed-query.ts';
import { selectFilters, useFilters } from '../query/filter-store.ts';
import { partsOf } from '../query/filters.ts';
import { subscriptionsOf, useAccounts, useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useDetail } from './detail/detail-store.ts';
import { FeedDetail } from './detail/feed-detail.tsx';
import { FeedHead } from './feed-head.tsx';
import { FeedRows } from './feed-rows.tsx';
import { FeedTools } from './feed-tools.tsx';
import { NoMatch } from './filters/no-match.tsx';
import { feedList, showQuery } from './list/feed-list.ts';

/** Shows the query of scope and filters; null if they name a subscription that does not exist. */
function useFeedQuery(): FeedQuery | null {
  const scope = useView((s) => s.scope);
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.filters);
  const accounts = useAccounts();
  const fold = useApp((s) => s.app?.fold ?? true);
  const found = feedQuery(scope, selectFilters({ line, filters: chips }), subscriptionsOf(accounts, null));
  const made = found && { ...found, fold };
  const text = JSON.stringify(made);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal queries are the same query.
  const query = useMemo(() => made, [text]);
  useEffect(() => {
    if (query) void showQuery(query);
  }, [query]);
  return query;
}

export function FeedScreen() {
  const query = useFeedQuery();
  const open = useDetail((s) => s.open);
  return (
    <>
      <main className="screen" aria-label={t.feed.list}>
        <FeedHead />
        <FeedTools />
        <FeedBody query={query} />
      </main>
      {open && <FeedDetail />}
    </>
  );
}

function FeedBody({ query }: { readonly query: FeedQuery | null }) {
  const count = useStore(feedList.store, (s) => s.count);
  const problem = useStore(feedList.store, (s) => s.problem);
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.filters);
  const filters = selectFilters({ line, filters: chips });
  if (problem && !count)
    return (
      <LoadFailed title={t.feed.failed} problem={problem} onRetry={() => query && void showQuery(query)} />
    );
  if (query === null && filters.in !== null)
    return (
      <Empty icon={SearchX} title={t.feed.noMatch} text={t.feed.noSubscription(filters.in)}>
        <Button onClick={() => useFilters.getState().setFilters({ ...filters, in: null })}>
          {t.feed.clear}
        </Button>
      </Empty>
    );
  if (count?.total === 0) {
    if (partsOf(filters).length === 0) return <NothingYet />;
    return <NoMatch filters={filters} onChange={useFilters.getState().setFilters} />;
  }
  return <FeedRows />;
}

function NothingYet() {
  return (
    <Empty icon={Inbox} title={t.feed.empty} text={t.feed.emptyText}>
      <Button variant="primary" onClick={() => runCommand('add-subscription')}>
        {t.feed.emptyWatch}
      </Button>
    </Empty>
  );
}
