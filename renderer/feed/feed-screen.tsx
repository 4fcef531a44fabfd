import { CalendarSearch, CheckCheck, Inbox, Mail, SearchX, ServerCrash, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FeedQuery } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { feedQuery } from '../query/feed-query.ts';
import { selectFilters, useFilters } from '../query/filter-store.ts';
import { partsOf } from '../query/filters.ts';
import { isRef, useAccounts, useApp, watchedOf } from '../state/app-store.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { BurstLine } from '../ui/burst-row.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { EventLine } from '../ui/event-row.tsx';
import { SearchField } from '../ui/field.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { useNow } from '../ui/use-now.ts';
import { Activity } from './activity/activity.tsx';
import { useDetail } from './detail/detail-store.ts';
import { FeedDetail } from './detail/feed-detail.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { openRow, useFeedKeys } from './feed-keys.ts';
import { Chips } from './filters/chips.tsx';
import { FilterMenus } from './filters/filter-menus.tsx';
import { NoMatch } from './filters/no-match.tsx';
import { type FeedRow, feedList, isOpened, showQuery } from './list/feed-list.ts';
import { markQuery, markRows } from './list/mark-read.ts';
import { NewPill } from './list/new-pill.tsx';
import type { FeedCount } from './list/open-bursts.ts';
import { SavedMenu } from './saved/saved-menu.tsx';

/** Shows the query that scope and filters make; null where they name what does not exist. */
function useFeedQuery(): FeedQuery | null {
  const scope = useView((s) => s.scope);
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.filters);
  const accounts = useAccounts();
  const fold = useApp((s) => s.app?.fold ?? true);
  const found = feedQuery(scope, selectFilters({ line, filters: chips }), watchedOf(accounts, null));
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

/** The last count that was of all that matches, and whether another one is on its way: its numbers are not acted on. */
function useWholeCount(): { readonly count: FeedCount | null; readonly old: boolean } {
  const count = useStore(feedList.store, (s) => s.count);
  const partial = count?.partial === true;
  const [whole, setWhole] = useState(partial ? null : count);
  if (!partial && whole !== count) setWhole(count);
  return { count: partial ? whole : count, old: partial };
}

function FeedHead() {
  const scope = useView((s) => s.scope);
  const accounts = useAccounts();
  const { count } = useWholeCount();
  const named = watchedOf(accounts, null).find((one) => isRef(one, scope.subscription));
  const title = scope.announcements
    ? t.feed.announcements
    : named
      ? nameOf(named.subscription)
      : t.feed.title;
  const facts = count && [
    t.feed.total(count.total, format.number(count.total)),
    ...(count.unread > 0 ? [t.feed.unreadOf(format.number(count.unread))] : []),
  ];
  return (
    <ScreenHead title={title} facts={facts?.join(' · ')}>
      {count && count.total > 0 && <ExportMenu shown={format.number(count.total)} />}
      <MarkButtons />
    </ScreenHead>
  );
}

function MarkButtons() {
  const selected = useStore(feedList.store, (s) => s.selected);
  const { count, old } = useWholeCount();
  const query = useStore(feedList.store, (s) => s.query);
  if (selected.size > 0) {
    const rows = [...selected.values()];
    const shown = format.number(rows.reduce((sum, row) => sum + (row.burst?.events ?? 1), 0));
    return (
      <>
        <Button icon={CheckCheck} look="primary" onClick={() => void markRows(rows, true)}>
          {t.feed.markRead(shown)}
        </Button>
        <Button icon={Mail} onClick={() => void markRows(rows, false)}>
          {t.feed.markUnread(shown)}
        </Button>
        <Button icon={X} look="quiet" onClick={feedList.clear}>
          {t.feed.clearSelection}
        </Button>
      </>
    );
  }
  const unread = count?.unread ?? 0;
  if (unread === 0) return null;
  const shown = format.number(unread);
  return (
    <Button icon={CheckCheck} disabled={old} onClick={() => void markQuery(query)}>
      {t.feed.markAllRead(shown)}
    </Button>
  );
}

function FeedTools() {
  const line = useFilters((s) => s.line);
  const chips = useFilters((s) => s.filters);
  const { setLine, settleLine, setFilters } = useFilters.getState();
  const input = useRef<HTMLInputElement>(null);
  const filters = selectFilters({ line, filters: chips });
  useCommandKeys('feed', {
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  return (
    <>
      <div className="tools">
        <SearchField
          label={t.feed.search}
          placeholder={t.feed.searchHint}
          value={line}
          onText={setLine}
          inputRef={input}
          onBlur={settleLine}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settleLine();
            if (event.key === 'Enter' || event.key === 'ArrowDown') focusList();
            if (event.key !== 'Escape') return;
            if (line === '') focusList();
            else setLine('');
          }}
        />
        <FilterMenus filters={filters} onChange={setFilters} />
        <SavedMenu />
        <IconButton icon={CalendarSearch} label={t.jump.title} onClick={() => runCommand('date')} />
      </div>
      <Chips filters={filters} onChange={setFilters} />
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
      <Empty
        icon={ServerCrash}
        role="alert"
        title={t.feed.failed}
        text={`${problem.message} ${problem.next}`}
      >
        <Button onClick={() => query && void showQuery(query)}>{t.retry}</Button>
      </Empty>
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
  const accounts = useAccounts();
  const first = accounts[0];
  return (
    <Empty icon={Inbox} title={t.feed.empty} text={t.feed.emptyText}>
      {first && (
        <Button look="primary" onClick={() => useView.getState().open({ type: 'watch', account: first.id })}>
          {t.feed.emptyWatch}
        </Button>
      )}
    </Empty>
  );
}

function FeedRows() {
  const now = useNow(15_000);
  const rowHeight = useRowHeight();
  const count = useStore(feedList.store, (s) => s.count);
  const selecting = useStore(feedList.store, (s) => s.selected.size > 0);
  const total = count?.total;
  const days = count?.days;
  const sections = useMemo(
    () => days?.map((day) => ({ key: String(day.start), count: day.count })) ?? [{ key: '', count: 30 }],
    [days],
  );
  const events = useMemo(() => new Map(days?.map((day) => [String(day.start), day.events])), [days]);
  useFeedKeys();
  return (
    <div className={selecting ? 'list-area selecting' : 'list-area'} aria-busy={total === undefined}>
      <Activity />
      <NewPill />
      <VirtualList
        list={feedList}
        label={t.feed.list}
        sections={sections}
        rowHeight={rowHeight}
        header={(key, n) =>
          key && (
            <>
              {format.day(Number(key), now)}{' '}
              <span className="count">{format.number(events.get(key) ?? n)}</span>
            </>
          )
        }
        row={(row) => <FeedLine row={row} now={now} />}
        rowClass={(row) => (row.head ? 'member' : '')}
        onOpen={openRow}
      />
    </div>
  );
}

function FeedLine({ row, now }: { readonly row: FeedRow; readonly now: number }) {
  if (row.burst) return <BurstLine row={row} burst={row.burst} open={isOpened(row)} now={now} />;
  return <EventLine row={row} now={now} />;
}
