import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useAccounts } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { inboxList } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

/** Whether the filter that is set matched something until it was acknowledged. Used where it outlives the matches. */
export function useHadMatches(): boolean {
  const query = useStore(inboxList.store, (s) => s.query);
  const [matched, setMatched] = useState<typeof query | null>(null);
  useEffect(
    () =>
      inboxList.store.subscribe((now, before) => {
        if (now.count !== before.count && now.count && now.count.total > 0) setMatched(now.query);
      }),
    [],
  );
  return matched === query;
}

/** Nothing matches the filter: because nothing ever did, or because all of it is done. */
export function NoMatch({ isDone }: { readonly isDone: boolean }) {
  const account = useView((s) => s.scope.account);
  const text = useInbox((s) => s.text);
  const kinds = useInbox((s) => s.kinds);
  const view = useInbox((s) => s.view);
  const open = useAccounts()
    .filter(({ id }) => account === null || id === account)
    .reduce((sum, { inbox }) => sum + inbox, 0);
  const what = text || format.list(kinds.map((kind) => t.inbox.kinds[kind]));
  const words =
    isDone && view === 'open'
      ? {
          title: t.inbox.allDone(what),
          ...(open > 0 && { text: t.inbox.othersOpen(open, format.number(open)) }),
        }
      : { title: t.inbox.noMatch, text: t.inbox.noMatchText };
  return (
    <Empty icon={SearchX} {...words}>
      <Button
        onClick={() => useInbox.getState().set({ text: '', kinds: [], settlements: [], summary: undefined })}
      >
        {t.inbox.clearFilters}
      </Button>
    </Empty>
  );
}
