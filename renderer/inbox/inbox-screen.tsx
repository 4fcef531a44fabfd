import { AlarmClock, InboxIcon as EmptyInbox, History } from 'lucide-react';
import { useEffect } from 'react';
import { ListBody } from '../list/list-body.tsx';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { InboxDetail } from './inbox-detail.tsx';
import { InboxHead } from './inbox-head.tsx';
import { useInboxKeys } from './inbox-keys.ts';
import { inboxList } from './inbox-list.ts';
import { InboxRows } from './inbox-rows.tsx';
import { useInbox } from './inbox-store.ts';
import { InboxTools } from './inbox-tools.tsx';
import { NoMatch, useHadMatches } from './no-match.tsx';
import { useGrouping } from './use-grouping.ts';

export function InboxScreen() {
  const account = useView((s) => s.scope.account);
  const view = useInbox((s) => s.view);
  const kinds = useInbox((s) => s.kinds);
  const text = useInbox((s) => s.text);
  const group = useGrouping();
  const settlements = useInbox((s) => s.settlements);
  const summary = useInbox((s) => s.summary);
  const open = useInbox((s) => s.open);
  useInboxKeys();
  useEffect(() => {
    void inboxList.setQuery({
      account,
      view,
      kinds: [...kinds],
      text,
      ...(summary !== undefined && { summary }),
      ...(view === 'history' && { settlements: [...settlements] }),
      group,
    });
  }, [account, view, kinds, text, summary, settlements, group]);
  return (
    <>
      <main className="screen" aria-label={t.inbox.title}>
        <InboxHead />
        <InboxTools />
        <InboxBody />
      </main>
      {open && <InboxDetail row={open} />}
    </>
  );
}

function InboxBody() {
  // What was there before is remembered while there are rows, too.
  const hadMatches = useHadMatches();
  return (
    <ListBody list={inboxList} failed={t.inbox.loadFailed} empty={<NothingThere hadMatches={hadMatches} />}>
      <InboxRows />
    </ListBody>
  );
}

function NothingThere({ hadMatches }: { readonly hadMatches: boolean }) {
  const view = useInbox((s) => s.view);
  const filtered = useInbox(
    (s) =>
      s.text !== '' ||
      s.kinds.length > 0 ||
      s.summary !== undefined ||
      (s.view === 'history' && s.settlements.length > 0),
  );
  if (filtered) return <NoMatch isDone={hadMatches} />;
  if (view === 'history')
    return <Empty icon={History} title={t.inbox.emptyHistory} text={t.inbox.emptyHistoryText} />;
  if (view === 'snoozed')
    return <Empty icon={AlarmClock} title={t.snooze.emptyInbox} text={t.snooze.emptyInboxText} />;
  return <Empty icon={EmptyInbox} title={t.inbox.empty} text={t.inbox.emptyText} />;
}
