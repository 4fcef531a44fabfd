import { CheckCheck, Mail, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { isRef, useAccounts, watchedOf } from '../state/app-store.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { feedList } from './list/feed-list.ts';
import { markQuery, markRows } from './list/mark-read.ts';
import type { FeedCount } from './list/open-bursts.ts';

/** The last count that was of all that matches, and whether another one is on its way: its numbers are not acted on. */
function useWholeCount(): { readonly count: FeedCount | null; readonly old: boolean } {
  const count = useStore(feedList.store, (s) => s.count);
  const partial = count?.partial === true;
  const [whole, setWhole] = useState(partial ? null : count);
  if (!partial && whole !== count) setWhole(count);
  return { count: partial ? whole : count, old: partial };
}

/** The title of the feed, its counts, and what can be done with what it shows. */
export function FeedHead() {
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
      {count && count.total > 0 && <ExportMenu total={count.total} />}
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
