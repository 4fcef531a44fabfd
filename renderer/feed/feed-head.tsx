import { CheckCheck, Mail, Star, X } from 'lucide-react';
import { memo, useState } from 'react';
import { useStore } from 'zustand';
import { isReferredTo, subscriptionsOf, useAccounts } from '../state/app-store.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { starLabel } from '../state/star.ts';
import { type Scope, useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ExportMenu } from '../ui/export-menu.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { SnoozeMenu } from '../ui/snooze-menu.tsx';
import { feedList } from './list/feed-list.ts';
import type { FeedRow } from './list/feed-row.ts';
import { changedBy, eventsIn, markQuery, markSelected } from './list/mark-read.ts';
import type { FeedCount } from './list/open-bursts.ts';
import { rowsToSnooze } from './list/snooze-rows.ts';
import { starOf } from './list/star-rows.ts';
import { SummaryInbox } from './summary-inbox.tsx';

/** The last complete count, and whether it is outdated: nothing is done with its numbers then. */
function useWholeCount(): { readonly count: FeedCount | null; readonly isOutdated: boolean } {
  const count = useStore(feedList.store, (s) => s.count);
  const isPartial = count?.isPartial === true;
  const [whole, setWhole] = useState(isPartial ? null : count);
  if (!isPartial && whole !== count) setWhole(count);
  return { count: isPartial ? whole : count, isOutdated: isPartial };
}

/** The title of the feed with its counts and main actions. */
export const FeedHead = memo(function FeedHead() {
  const scope = useView((s) => s.scope);
  const accounts = useAccounts();
  const { count } = useWholeCount();
  const query = useStore(feedList.store, (s) => s.query);
  const named = subscriptionsOf(accounts, null).find((one) => isReferredTo(one, scope.subscription));
  const scoped = scope.announcements ? t.feed.announcements : named && distinctNameOf(named);
  const part = partOf(scope);
  const title = part ?? scoped ?? t.feed.title;
  const selected = useStore(feedList.store, (s) => s.selected);
  return (
    <ScreenHead title={title} facts={selected.size > 0 ? selectedText(selected) : count && countsText(count)}>
      {scope.summary !== undefined && <SummaryInbox summary={scope.summary} />}
      {part !== null && (
        <Button icon={X} variant="quiet" onClick={() => useView.getState().goFeed({})}>
          {t.quiet.summary.all}
        </Button>
      )}
      {count && count.total > 0 && <ExportMenu what={{ are: 'events', query }} total={count.total} />}
      <MarkButtons />
    </ScreenHead>
  );
});

const countsText = ({ total, unread }: FeedCount): string =>
  [
    t.feed.total(total, format.number(total)),
    ...(unread > 0 ? [t.feed.unreadOf(format.number(unread))] : []),
  ].join(' · ');

/** How many events are selected, those of bursts among them. */
const selectedText = (selected: ReadonlyMap<string, FeedRow>): string =>
  t.feed.selected(format.number(eventsIn([...selected.values()])));

/** What the feed is limited to by something else than the sidebar; null where it is not. */
function partOf({ summary, banners, inside }: Scope): string | null {
  if (banners) return t.alerts.ofBanner;
  if (inside) return t.statistics.inside(inside.name || t.unknownName);
  return summary === undefined ? null : t.quiet.summary.title;
}

function MarkButtons() {
  const selected = useStore(feedList.store, (s) => s.selected);
  const { count, isOutdated } = useWholeCount();
  const query = useStore(feedList.store, (s) => s.query);
  if (selected.size > 0) {
    const rows = [...selected.values()];
    const [unread, read] = [changedBy(rows, true), changedBy(rows, false)];
    return (
      <>
        {unread > 0 && (
          <Button
            icon={CheckCheck}
            variant="primary"
            short={format.number(unread)}
            onClick={() => void markSelected(true)}
          >
            {t.feed.markRead(format.number(unread))}
          </Button>
        )}
        {read > 0 && (
          <Button icon={Mail} short={format.number(read)} onClick={() => void markSelected(false)}>
            {t.feed.markUnread(format.number(read))}
          </Button>
        )}
        <SnoozeMenu source={rowsToSnooze(rows)} />
        <Button icon={Star} short="" onClick={starOf(rows).run}>
          {starLabel(starOf(rows).isOn)}
        </Button>
        <Button icon={X} variant="quiet" short="" onClick={feedList.clear}>
          {t.feed.clearSelection}
        </Button>
      </>
    );
  }
  const unread = count?.unread ?? 0;
  if (unread === 0) return null;
  const shown = format.number(unread);
  return (
    <Button icon={CheckCheck} short={shown} disabled={isOutdated} onClick={() => void markQuery(query)}>
      {t.feed.markAllRead(unread, shown)}
    </Button>
  );
}
