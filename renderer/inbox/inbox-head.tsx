import { CheckCheck, RotateCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { acknowledge, retry, selectAll } from './acknowledge.ts';
import { inboxList, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

/** The title of the inbox with its count and the actions for the selection. */
export function InboxHead() {
  const count = useStore(inboxList.store, (s) => s.count);
  const selected = useStore(inboxList.store, (s) => s.selected);
  const view = useInbox((s) => s.view);
  const total = count?.total ?? 0;
  const rows = [...selected.values()];
  const failed = rows.filter((row) => row.state === 'failed');
  const waiting = rows.filter((row) => row.state === 'open' || row.state === 'failed');
  const facts =
    selected.size > 0 ? t.inbox.selected(format.number(selected.size)) : count && format.number(total);
  return (
    <ScreenHead title={t.inbox.title} facts={facts}>
      {view === 'open' && total > 0 && (
        <>
          {failed.length > 0 && (
            <Button icon={RotateCw} onClick={() => void retry(failed.map(refOf))}>
              {t.retry}
            </Button>
          )}
          {selected.size > 0 && (
            <Button icon={X} variant="quiet" onClick={inboxList.clear}>
              {t.inbox.clear}
            </Button>
          )}
          {selected.size < total && (
            <Button variant="quiet" onClick={() => void selectAll()}>
              {t.inbox.selectAll(format.number(total))}
            </Button>
          )}
          <Button
            icon={CheckCheck}
            variant="primary"
            disabled={waiting.length === 0}
            onClick={() => void acknowledge(waiting.map(refOf))}
          >
            {t.inbox.acknowledge(format.number(waiting.length))}
          </Button>
        </>
      )}
    </ScreenHead>
  );
}
